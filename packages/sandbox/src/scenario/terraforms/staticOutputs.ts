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

import { NewObject } from '../../kubernetes-api';
import { valueAt } from '../../kubernetes-api/ApiObject';
import { uidOf } from '../World';
import { outputsRecord } from './outputsRecord';
import { readTerraformSpec } from './TerraformSpec';

/** The outputs of Terraforms that were applied before the scenario begins. @internal */
export function staticOutputs(terraforms: NewObject[]): NewObject[] {
  return terraforms
    .filter(terraform => valueAt(terraform, ['status', 'lastAppliedRevision']))
    .flatMap(terraform => {
      const metadata = { ...terraform.metadata, uid: uidOf(terraform) };
      const { outputsSecret } = readTerraformSpec(terraform);
      const { secret } = outputsRecord(
        { ...terraform, metadata },
        outputsSecret,
      );
      return secret ?? [];
    });
}
