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
  getString,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../../Rendered';
import { groups } from './groups';

/** On a HelmRepository whose charts are all profiles. */
const PROFILES = 'weave.works/profiles';
/** What Weave GitOps takes by default. */
const DEFAULT = { namespace: 'flux-system', name: 'weaveworks-charts' };

/**
 * A copy of the HelmRepository that profiles are from: the one of the host that
 * says so, or else the one that Weave GitOps takes by default.
 *
 * @internal
 */
export function findChartRepository(lookup: ObjectLookup): ManifestObject {
  const repositories = lookup.list(groups.fluxSource, 'HelmRepository');
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
  const url = getString(repository?.spec, 'url');
  if (!repository || !url) {
    throw new InputError(
      `profiles: the host has no HelmRepository to take charts from: none has the annotation ${PROFILES}, and there is no ${DEFAULT.namespace}/${DEFAULT.name}`,
    );
  }
  const { name, namespace } = repository.metadata;
  const type = getString(repository.spec, 'type');
  return {
    apiVersion: `${groups.fluxSource}/v1`,
    kind: 'HelmRepository',
    metadata: { name, ...(namespace && { namespace }) },
    spec: {
      interval: getString(repository.spec, 'interval') ?? '10m',
      ...(type && { type }),
      url,
    },
  };
}

function isDefault({ metadata }: KubernetesObject): boolean {
  return (
    metadata.name === DEFAULT.name && metadata.namespace === DEFAULT.namespace
  );
}
