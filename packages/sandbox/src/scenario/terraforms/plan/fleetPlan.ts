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

import { PlanContent } from './ResourceChange';

const WIDTH = 62;
const HOSTS = 1380;

/** A plan of some five megabytes: as many hosts as there are, with their data. @internal */
export function fleetPlan(): PlanContent {
  const script = Array.from(
    { length: 40 },
    (_, line) => `echo ${String(line).padStart(3, '0')} ${'='.repeat(WIDTH)}`,
  ).join('\n');
  return {
    changes: Array.from({ length: HOSTS }, (_, index) => ({
      type: 'aws_instance',
      name: 'worker',
      index,
      action: 'create' as const,
      after: {
        ami: 'ami-0aa1bb2cc3dd4ee5f',
        instance_type: 'm7g.large',
        tags: { name: `worker-${index}`, team: 'platform' },
        user_data: `${script}\n`,
      },
      unknown: ['arn', 'id', 'private_ip'],
    })),
  };
}
