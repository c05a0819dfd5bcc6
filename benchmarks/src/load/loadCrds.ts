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

import { CustomResourceDefinition, sandboxCrds } from '@groundplan/sandbox';

type Version = CustomResourceDefinition['spec']['versions'][number];

/**
 * The CRDs of a load. Status is written with the object, so that a load takes
 * half the requests; and conditions are told apart by their type, as in real
 * CRDs, because half of what an API server sends is who has set which of them.
 */
export const loadCrds: CustomResourceDefinition[] = sandboxCrds.map(crd => ({
  ...crd,
  spec: { ...crd.spec, versions: crd.spec.versions.map(asInALoad) },
}));

function asInALoad({ subresources, ...version }: Version): Version {
  const schema = structuredClone(version.schema);
  const conditions =
    schema.openAPIV3Schema.properties?.status?.properties?.conditions;
  if (conditions) {
    const keyed = {
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['type'],
    };
    Object.assign(conditions, keyed);
    Object.assign(conditions.items ?? {}, { required: ['type'] });
  }
  return { ...version, schema };
}
