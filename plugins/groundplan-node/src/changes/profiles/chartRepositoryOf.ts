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

import { InputError } from '@backstage/errors';
import {
  FLUX_SOURCE_GROUP,
  getString,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';

/** On a HelmRepository whose charts are all profiles. @internal */
export const PROFILES = 'weave.works/profiles';

/** What Weave GitOps takes by default. */
const DEFAULT = { namespace: 'flux-system', name: 'weaveworks-charts' };

/**
 * The HelmRepository of a host that profiles are from: the one that says so, or
 * else the one that Weave GitOps takes by default.
 *
 * @internal
 */
export function chartRepositoryOf(lookup: ObjectLookup): KubernetesObject {
  const repositories = lookup.list(FLUX_SOURCE_GROUP, 'HelmRepository');
  const marked = repositories.filter(
    ({ metadata }) => metadata.annotations?.[PROFILES] !== undefined,
  );
  const found = marked.length > 0 ? marked : repositories.filter(isDefault);
  if (found.length > 1) {
    throw new InputError(
      `profiles: several HelmRepositories have the annotation ${PROFILES}: ${found
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
        .sort()
        .join(', ')}`,
    );
  }
  const [repository] = found;
  if (!repository || !getString(repository.spec, 'url')) {
    throw new InputError(
      `profiles: the host has no HelmRepository to take charts from: none has the annotation ${PROFILES}, and there is no ${DEFAULT.namespace}/${DEFAULT.name}`,
    );
  }
  return repository;
}

function isDefault({ metadata }: KubernetesObject): boolean {
  return (
    metadata.name === DEFAULT.name && metadata.namespace === DEFAULT.namespace
  );
}
