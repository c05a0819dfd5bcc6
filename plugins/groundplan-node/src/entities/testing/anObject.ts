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

import {
  KubernetesObject,
  ObjectMeta,
} from 'backstage-plugin-groundplan-common';

/** An object of the group `example.com`, in the namespace `team-a`. */
export function anObject(
  kind: string,
  name: string,
  metadata: Partial<ObjectMeta> = {},
  spec: unknown = {},
): KubernetesObject {
  return {
    apiVersion: 'example.com/v1',
    kind,
    metadata: { name, namespace: 'team-a', ...metadata },
    spec,
  };
}

/** A Namespace with annotations. */
export function aNamespace(
  name: string,
  annotations: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations },
  };
}
