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

import { Health, HealthStatus } from 'backstage-plugin-groundplan-common';
import { ago } from './time';

const STATES: Record<Health, string> = {
  Healthy: 'ready',
  Progressing: 'scaling-up',
  Warning: 'degraded',
  Error: 'failed',
  Deleting: 'deleting',
  Unknown: 'unreadable',
};

/** A health status with everything that is not given made up. */
export function status(
  health: Health,
  part: Partial<HealthStatus> = {},
): HealthStatus {
  return {
    health,
    state: STATES[health],
    flags: [],
    reason: health === 'Healthy' ? 'Available' : 'NotAvailable',
    message: '',
    since: ago({ hours: 5 }),
    decidedBy: 'condition Available of Cluster',
    ...part,
  };
}
