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

import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  ClusterApiThresholds,
  DEFAULT_HEALTH_THRESHOLDS,
  HealthThresholds,
} from 'backstage-plugin-groundplan-common';

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
      clusterApi[key] = readDuration(config, key);
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

function readDuration(config: Config, key: Key): number {
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
  } catch (error) {
    throw invalid(key, stringifyError(error));
  }
  if (milliseconds <= 0) {
    throw invalid(key, 'it is not longer than zero');
  }
  return milliseconds;
}

function invalid(key: Key, why: string): InputError {
  return new InputError(
    `Invalid configuration at ${CLUSTER_API}.${key}: allowed are durations longer than zero, such as '30m', 'PT30M' or { minutes: 30 }; ${why}`,
  );
}

function allowOnly(
  config: Config | undefined,
  path: string,
  allowed: readonly string[],
): void {
  for (const key of config?.keys() ?? []) {
    if (!allowed.includes(key)) {
      throw new InputError(
        `Invalid configuration at ${path}.${key}: allowed are ${allowed.join(
          ', ',
        )}`,
      );
    }
  }
}
