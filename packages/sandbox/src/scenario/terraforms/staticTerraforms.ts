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

import { NewObject } from '../../kubernetes-api';
import { Timeline } from '../Timeline';
import { condition } from '../condition';
import { appliedStatus, planId, REVISION, newTerraform } from './newTerraform';
import { paymentsTerraforms } from './paymentsTerraforms';
import { plannedTerraforms, waitingSince } from './plannedTerraforms';
import { searchTerraforms } from './searchTerraforms';
import { TerraformRow } from './TerraformRow';

/** A row for each row of the health table, by the namespace of its team. */
const rows: Record<string, TerraformRow[]> = {
  'team-payments': [...paymentsTerraforms, ...plannedTerraforms],
  'team-search': searchTerraforms,
  'team-platform': [
    t => ({
      name: 'platform-registry',
      created: t.minutesAgo(2),
      status: {
        observedGeneration: -1,
        conditions: [
          condition(
            'Ready',
            'Unknown',
            'Progressing',
            t.minutesAgo(2),
            'Initializing',
          ),
          condition(
            'Reconciling',
            true,
            'Progressing',
            t.minutesAgo(2),
            'Fulfilling prerequisites',
          ),
        ],
      },
    }),
    // As many hosts as make a plan of five megabytes.
    t => ({
      name: 'platform-fleet',
      created: t.daysAgo(9),
      status: waitingSince(t, 47),
    }),
    // Waits for somebody else's, in another namespace.
    t => ({
      name: 'platform-zones',
      created: t.daysAgo(5),
      spec: {
        dependsOn: [
          { name: 'payments-network', namespace: 'team-payments' },
          { name: 'search-network', namespace: 'team-search' },
        ],
        approvePlan: 'auto',
      },
      status: {
        observedGeneration: -1,
        conditions: [
          condition(
            'Ready',
            false,
            'DependencyNotReady',
            t.minutesAgo(12),
            "dependency 'team-search/search-network' is not ready",
          ),
        ],
      },
    }),
    t => ({
      name: 'platform-iam',
      created: t.daysAgo(120),
      apiVersion: 'v1alpha1',
      spec: { approvePlan: 'disable' },
      status: appliedStatus(t.minutesAgo(5), [
        condition(
          'Ready',
          true,
          'NoDrift',
          t.daysAgo(1),
          `No drift: ${REVISION}`,
        ),
      ]),
    }),
    t => ({
      name: 'platform-applying',
      created: t.daysAgo(1),
      spec: { approvePlan: 'auto' },
      status: {
        ...appliedStatus(t.minutesAgo(1), [
          condition(
            'Plan',
            true,
            'TerraformPlannedWithChanges',
            t.minutesAgo(1),
            'Plan generated',
          ),
          condition(
            'Ready',
            'Unknown',
            'Progressing',
            t.minutesAgo(1),
            'Applying',
          ),
        ]),
        plan: { pending: planId(REVISION) },
      },
    }),
  ],
  'team-labs': [
    t => ({ name: 'labs-never-seen', created: t.daysAgo(6) }),
    t => ({
      name: 'labs-odd',
      created: t.daysAgo(6),
      status: {
        observedGeneration: 1,
        conditions: [
          condition(
            'Output',
            true,
            'TerraformOutputsAvailable',
            t.daysAgo(6),
            'Outputs available',
          ),
        ],
      },
    }),
  ],
};

/** Terraform resources that stay as they are. @internal */
export function staticTerraforms(timeline: Timeline): NewObject[] {
  return Object.entries(rows).flatMap(([namespace, makers]) =>
    makers.map(make =>
      newTerraform({
        created: timeline.daysAgo(30),
        ...make(timeline),
        namespace,
      }),
    ),
  );
}
