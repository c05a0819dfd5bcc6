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
import { plantedSecret } from '../plantedSecret';
import { stableHex } from '../stableId';
import { TerraformSpec } from './TerraformSpec';

/** The outputs that there are, and the Secret under the names asked for. @internal */
export function outputsRecord(
  object: NewObject,
  target: TerraformSpec['outputsSecret'],
): { outputs: string[]; secret?: NewObject } {
  const { name: owner, namespace, uid = '' } = object.metadata;
  const known = valueAt(object, ['status', 'availableOutputs']);
  const all = Array.isArray(known) ? known.map(String) : ['endpoint', 'id'];
  const asked = target?.outputs.length ? target.outputs : all;
  const pairs = asked.map(output => {
    const [name, key = name] = output.split(':');
    return { name, key };
  });
  const outputs = [...new Set(pairs.map(({ name }) => name))].sort();
  if (!target) {
    return { outputs };
  }
  const value = (name: string) =>
    name.includes('password')
      ? plantedSecret(14)
      : `${name}-${stableHex(`${owner}/${name}`, 8)}`;
  return {
    outputs,
    secret: {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: {
        name: target.name,
        namespace,
        ownerReferences: [
          {
            apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
            kind: 'Terraform',
            name: owner,
            uid,
            controller: true,
          },
        ],
      },
      data: Object.fromEntries(
        pairs.map(({ name, key }) => [
          key,
          Buffer.from(value(name)).toString('base64'),
        ]),
      ),
    },
  };
}
