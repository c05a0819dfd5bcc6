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

import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';

/** The first of `spec.valuesFrom` that is not there, if any. @internal */
export function findMissingValues(
  client: LocalClient,
  release: ApiObject,
): string | undefined {
  const { namespace } = release.metadata;
  const list = valueAt(release, ['spec', 'valuesFrom']);
  const missing = (Array.isArray(list) ? list : [])
    .filter(isRecord)
    .find(({ kind, name, valuesKey = 'values.yaml', optional }) => {
      const source = client.get({
        apiVersion: 'v1',
        kind: String(kind),
        metadata: { name: String(name), namespace },
      });
      return (
        optional !== true &&
        valueAt(source, ['data', String(valuesKey)]) === undefined
      );
    });
  return (
    missing &&
    `could not resolve ${missing.kind} chart values reference '${namespace}/${missing.name}' with key '${missing.valuesKey}': not found`
  );
}
