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
import { recordingAnnotations } from '../../operations/recordedOperations';
import { no, yes } from '../assessments';
import { isPaused } from '../pausing';
import { silenceOf } from '../silence';
import { OperationRule } from '../TerraformOperator';
import { hcpPausing } from './hcpPausing';
import { outcomeOfRun, readHcpWorkspace } from './readHcpWorkspace';

const RUN_NEW = 'workspace.app.terraform.io/run-new';
const RUN_TYPE = 'workspace.app.terraform.io/run-type';

/** Where the operator tells of runs: of those that apply, and of those that only plan. */
const FIELDS = { apply: 'runStatus', plan: 'plan' } as const;

function isRequested(object: KubernetesObject): boolean {
  return object.metadata.annotations?.[RUN_NEW] === 'true';
}

/**
 * Asks for a run. The operator sets the annotation to `false` when HCP Terraform has
 * taken it; the run is then another one than the one before, whose id is kept.
 *
 * @internal
 */
export function requestRun(
  operation: 'replan' | 'reconcile',
  type: keyof typeof FIELDS,
): OperationRule {
  const idOf = ({ status }: KubernetesObject) =>
    getString(status, FIELDS[type], 'id') ?? '';
  return {
    writes: ['object'],
    assess: object => {
      if (object.metadata.deletionTimestamp) {
        return no('It is being deleted.');
      }
      if (isPaused(object, hcpPausing)) {
        return no('It is paused: the operator would not act. Resume it.');
      }
      if (isRequested(object)) {
        return no('A run has been asked for that has not begun.');
      }
      if (type === 'plan') {
        return yes(['It only plans: the run can be read, and not applied.']);
      }
      return yes([
        readHcpWorkspace(object).applyMethod === 'auto'
          ? 'applyMethod is auto: what is planned is applied at once.'
          : 'What is planned waits in HCP Terraform for somebody to let it go on.',
      ]);
    },
    patches: (object, { by, at }) => [
      {
        patch: {
          metadata: {
            annotations: {
              [RUN_NEW]: 'true',
              [RUN_TYPE]: type,
              ...recordingAnnotations({
                operation,
                by,
                at: at.toISOString(),
                token: idOf(object),
              }),
            },
          },
        },
      },
    ],
    judge: (object, recorded, now) => {
      if (isRequested(object)) {
        return silenceOf(hcpPausing.operator, recorded, now);
      }
      const id = idOf(object);
      if (id === (recorded.token ?? '')) {
        return {
          state: 'under-way',
          message: 'The operator has taken the request.',
        };
      }
      const status = getString(object.status, FIELDS[type], 'status');
      const message = `${id}: ${status ?? 'no status yet'}`;
      if (type === 'plan' && status === 'finished') {
        return { state: 'done', message };
      }
      if (type === 'apply' && readHcpWorkspace(object).waits) {
        return { state: 'waiting', message };
      }
      switch (outcomeOfRun(status)) {
        case 'done':
          return { state: 'done', message };
        case 'failed':
        case 'stopped':
          return { state: 'failed', message };
        default:
          return { state: 'under-way', message };
      }
    },
  };
}
