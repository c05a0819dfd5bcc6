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
import { readAddress } from './repositoryAddress';

const NAME = /^[A-Za-z0-9._-]+$/;

/** Lets a form go on when it is known where the repository is made. @internal */
export const validateNewRepository: CustomFieldValidator<string, unknown> = (
  value,
  field,
) => {
  const { host, owner, repo } = readAddress(value);
  if (!host || !owner) {
    field.addError('choose who owns the repository');
  }
  if (!NAME.test(repo)) {
    field.addError(
      'name the repository with letters, digits, dots, _ and - alone',
    );
  }
};
