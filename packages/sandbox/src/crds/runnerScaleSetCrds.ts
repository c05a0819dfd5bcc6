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
  CustomResourceDefinition,
  StructuralSchema,
} from './CustomResourceDefinition';
import { CrdDefinition, defineCrd } from './defineCrd';
import { schema } from './schema';

const { any, boolean, closed, int64, integer, list, open, string } = schema;

const github: Record<string, StructuralSchema> = {
  githubConfigUrl: string,
  githubConfigSecret: string,
  proxy: any,
  githubServerTLS: any,
  vaultConfig: any,
};

const counters: Record<string, StructuralSchema> = {
  pendingEphemeralRunners: integer,
  runningEphemeralRunners: integer,
  failedEphemeralRunners: integer,
  phase: string,
};

/** A runner's spec is a pod template with the registration beside it. */
const runnerSpec = open({ ...github, runnerScaleSetId: integer, spec: any });

const atLeastZero: StructuralSchema = { ...integer, minimum: 0 };

const definitions: Omit<CrdDefinition, 'group' | 'versions'>[] = [
  {
    kind: 'AutoscalingRunnerSet',
    spec: open({
      ...github,
      runnerGroup: string,
      runnerScaleSetName: string,
      runnerScaleSetLabels: list(string),
      minRunners: atLeastZero,
      maxRunners: atLeastZero,
      template: any,
      listenerTemplate: any,
    }),
    status: closed({ currentRunners: integer, state: string, ...counters }),
    columns: [
      { name: 'Minimum', type: 'integer', jsonPath: '.spec.minRunners' },
      { name: 'Maximum', type: 'integer', jsonPath: '.spec.maxRunners' },
      { name: 'Current', type: 'integer', jsonPath: '.status.currentRunners' },
    ],
  },
  {
    kind: 'EphemeralRunnerSet',
    spec: open({
      replicas: integer,
      patchID: integer,
      ephemeralRunnerSpec: runnerSpec,
    }),
    status: closed({ currentReplicas: integer, ...counters }),
  },
  {
    kind: 'EphemeralRunner',
    spec: runnerSpec,
    status: closed({
      ready: boolean,
      phase: string,
      reason: string,
      message: string,
      runnerId: integer,
      runnerName: string,
      runnerJITConfig: string,
      jobRequestId: int64,
      jobId: string,
      jobRepositoryName: string,
      jobWorkflowRef: string,
      jobDisplayName: string,
      workflowRunId: int64,
      // A flag up to 0.11, a time since 0.12.
      failures: any,
    }),
    columns: [
      { name: 'Status', type: 'string', jsonPath: '.status.phase' },
      {
        name: 'Repository',
        type: 'string',
        jsonPath: '.status.jobRepositoryName',
      },
    ],
  },
  {
    kind: 'AutoscalingListener',
    spec: open({
      ...github,
      autoscalingRunnerSetNamespace: string,
      autoscalingRunnerSetName: string,
      ephemeralRunnerSetName: string,
      runnerScaleSetId: integer,
      image: string,
      minRunners: atLeastZero,
      maxRunners: atLeastZero,
    }),
    status: closed({}),
  },
];

/** The kinds of Actions Runner Controller's runner scale sets. @public */
export function runnerScaleSetCrds(): CustomResourceDefinition[] {
  return definitions.map(definition =>
    defineCrd({
      ...definition,
      group: 'actions.github.com',
      versions: ['v1alpha1'],
    }),
  );
}
