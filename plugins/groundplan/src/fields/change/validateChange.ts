/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { PartialChange } from './changeSchema';

/** Lets a form go on when it is known what is to be done. @internal */
export const validateChange: CustomFieldValidator<PartialChange, {}> = (
  change,
  field,
) => {
  if (change?.changes) {
    if (change.changes.some(({ operation }) => !operation)) {
      field.addError(
        'fill in what each of them needs, and leave out what cannot be changed',
      );
    }
  } else if (!change?.entityRef) {
    field.addError('choose what is to be changed');
  } else if (!change.operation) {
    field.addError('choose what is to be done, and fill in what it needs');
  }
};
