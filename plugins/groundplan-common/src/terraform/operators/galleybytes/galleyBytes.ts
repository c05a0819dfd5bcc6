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

import { getString, KubernetesObject } from '../../../kubernetes';
import { fleetOfAlone, ReadAlone } from '../readAlone';
import { TerraformOperator } from '../TerraformOperator';
import { assessGalleyBytes } from './assessGalleyBytes';
import { retry } from './retry';
import { withoutCredentials } from './withoutCredentials';

const SEGMENT = 'galleybytes-terraform' as const;
const GROUP = 'tf.galleybytes.com';

const kinds = [
  { group: GROUP, kind: 'Terraform', resource: 'terraforms', segment: SEGMENT },
] satisfies TerraformOperator['kinds'];

function text(from: unknown, ...path: string[]): string | undefined {
  return getString(from, ...path) || undefined;
}

function read({ spec, status }: KubernetesObject): ReadAlone {
  const address = text(spec, 'terraformModule', 'source');
  const module = address && withoutCredentials(address);
  const state = text(status, 'stage', 'state');
  return {
    source: module ? { kind: 'Module', name: module } : undefined,
    paused: false,
    terraformVersion: text(spec, 'terraformVersion'),
    run: state
      ? {
          id: text(status, 'stage', 'podName'),
          status: state,
          step: text(status, 'stage', 'podType'),
          startedAt: text(status, 'stage', 'startTime'),
          endedAt: text(status, 'stage', 'stopTime'),
        }
      : undefined,
    description: module && `Terraform module ${module}`,
  };
}

/**
 * GalleyBytes' Terraform operator: https://github.com/GalleyBytes/terraform-operator
 *
 * @internal
 */
export const galleyBytes: TerraformOperator = {
  title: 'GalleyBytes',
  kinds,
  // The backend, inline code, tasks, credentials and the outputs' values may hold secrets.
  mirrors: [
    {
      group: GROUP,
      kind: 'Terraform',
      versions: ['v1beta1'],
      fields: [
        'spec.terraformModule.source',
        'spec.terraformVersion',
        'status.phase',
        'status.lastCompletedGeneration',
        'status.stage.generation',
        'status.stage.state',
        'status.stage.podType',
        'status.stage.podName',
        'status.stage.reason',
        'status.stage.message',
        'status.stage.startTime',
        'status.stage.stopTime',
        'status.retryEventReason',
        'status.retryTimestamp',
      ],
    },
  ],
  assess: assessGalleyBytes,
  fleet: fleetOfAlone(SEGMENT, kinds, assessGalleyBytes, read),
  operations: { reconcile: retry },
  storesPlans: false,
};
