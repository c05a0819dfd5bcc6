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
import { ChosenProfile } from './profilesSchema';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a namespace can be one; none is the release's own. @internal */
export function isNamespace(text: string | undefined): boolean {
  return !text || DNS_LABEL.test(text);
}

/** Lets a form go on when every namespace can be one. @internal */
export const validateProfiles: CustomFieldValidator<
  ChosenProfile[],
  unknown
> = (profiles, field) => {
  const wrong = profiles?.find(({ namespace }) => !isNamespace(namespace));
  if (wrong) {
    field.addError(`'${wrong.namespace}' cannot be a namespace`);
  }
};
