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

import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ClusterApiThresholds,
  DEFAULT_HEALTH_THRESHOLDS,
  HealthThresholds,
} from 'backstage-plugin-groundplan-common';
import { allowOnly } from './allowOnly';
import { readPositiveDuration } from './readPositiveDuration';

const CLUSTER_API = 'groundplan.health.clusterApi';

/** What differs from one fleet to another; the others follow from the controllers. */
const KEYS = [
  'provisioningWarning',
  'provisioningError',
  'nodeStartup',
  'machinePool',
  'normalWait',
  'deletion',
  'certificateWarning',
  'certificateError',
] as const satisfies readonly (keyof ClusterApiThresholds)[];

type Key = (typeof KEYS)[number];

/** Of two of a kind, the one that must not be shorter than the other. */
const ORDER: readonly [longer: Key, shorter: Key][] = [
  ['provisioningError', 'provisioningWarning'],
  ['certificateWarning', 'certificateError'],
];

/**
 * Reads `groundplan.health`: how long what may take before it is held to be a
 * fault. Here alone, for everything that shows a state.
 *
 * @throws InputError, which names the key and what is allowed
 * @internal
 */
export function readHealthThresholds(root: Config): HealthThresholds {
  allowOnly(root.getOptionalConfig('groundplan.health'), 'groundplan.health', [
    'clusterApi',
  ]);
  const config = root.getOptionalConfig(CLUSTER_API);
  allowOnly(config, CLUSTER_API, KEYS);
  const clusterApi = { ...DEFAULT_HEALTH_THRESHOLDS.clusterApi };
  for (const key of KEYS) {
    if (config?.has(key)) {
      clusterApi[key] = readPositiveDuration(config, CLUSTER_API, key);
    }
  }
  for (const [longer, shorter] of ORDER) {
    if (clusterApi[longer] < clusterApi[shorter]) {
      throw new InputError(
        `Invalid configuration at ${CLUSTER_API}: ${longer} must not be shorter than ${shorter}`,
      );
    }
  }
  return { clusterApi };
}
