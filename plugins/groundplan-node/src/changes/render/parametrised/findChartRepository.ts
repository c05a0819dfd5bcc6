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

import { getString, ObjectLookup } from 'backstage-plugin-groundplan-common';
import { chartRepositoryOf } from '../../profiles/chartRepositoryOf';
import { ManifestObject } from '../../Rendered';
import { groups } from './groups';

/**
 * A copy of the HelmRepository of the host that profiles are from.
 *
 * @internal
 */
export function findChartRepository(lookup: ObjectLookup): ManifestObject {
  const { metadata, spec } = chartRepositoryOf(lookup);
  const { name, namespace } = metadata;
  const type = getString(spec, 'type');
  return {
    apiVersion: `${groups.fluxSource}/v1`,
    kind: 'HelmRepository',
    metadata: { name, ...(namespace && { namespace }) },
    spec: {
      interval: getString(spec, 'interval') ?? '10m',
      ...(type && { type }),
      url: getString(spec, 'url'),
    },
  };
}
