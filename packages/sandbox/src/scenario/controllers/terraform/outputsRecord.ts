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

import { ApiObject, NewObject } from '../../../kubernetes-api';
import { stableHex } from '../../stableId';
import { TerraformSpec } from './TerraformSpec';

/** The outputs that there are, and the Secret under the names asked for. @internal */
export function outputsRecord(
  object: Pick<ApiObject, 'metadata'>,
  target: TerraformSpec['outputsSecret'],
): { outputs: string[]; secret?: NewObject } {
  const { name: owner, namespace, uid = '' } = object.metadata;
  const asked = target?.outputs.length ? target.outputs : ['endpoint', 'id'];
  const pairs = asked.map(output => {
    const [name, key = name] = output.split(':');
    return { name, key };
  });
  const outputs = [...new Set(pairs.map(({ name }) => name))].sort();
  if (!target) {
    return { outputs };
  }
  const value = (name: string) =>
    Buffer.from(`${name}-${stableHex(`${owner}/${name}`, 8)}`).toString(
      'base64',
    );
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
        pairs.map(({ name, key }) => [key, value(name)]),
      ),
    },
  };
}
