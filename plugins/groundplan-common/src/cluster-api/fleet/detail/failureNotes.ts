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
import { KubernetesObject, getString } from '../../../kubernetes';

/**
 * Terminal failures that controllers wrote down once.
 *
 * @remarks
 * A note and no health: neither Cluster API nor its providers ever clear these
 * fields, so that they are often long past (kubernetes-sigs/cluster-api#12036).
 */
export function failureNotes(objects: KubernetesObject[]): string[] {
  return objects.flatMap(object => {
    const failure = [
      failureAt(object, ['status']),
      failureAt(object, ['status', 'deprecated', 'v1beta1']),
    ].find(text => text !== undefined);
    return failure === undefined
      ? []
      : [
          `${object.kind} ${object.metadata.name} once reported ${failure}. ` +
            'This is never cleared and may be long past.',
        ];
  });
}

function failureAt(
  object: KubernetesObject,
  path: string[],
): string | undefined {
  const parts = ['failureReason', 'failureMessage']
    .map(field => getString(object, ...path, field))
    .filter(part => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(': ') : undefined;
}
