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
  condition,
  gitopsCluster,
  minutesAgo,
  NOW,
} from '../testing/fluxObjects';
import { assessGitopsCluster } from './assessGitopsCluster';

const ready = condition('Ready', 'True', 'SecretFound');
const connected = condition('ClusterConnectivity', 'True');
const cut = condition(
  'ClusterConnectivity',
  'False',
  'ClusterConnectionFailed',
);

describe('assessGitopsCluster', () => {
  it.each([
    ['both True', [ready, connected], 'Healthy', 'ready'],
    // Ready stays True for ever, even when the kubeconfig is dead.
    ['connection lost beside Ready', [ready, cut], 'Error', 'unreachable'],
    ['connection never checked', [ready], 'Unknown', 'not-checked'],
    [
      'waits for its secret',
      [condition('Ready', 'False', 'WaitingForSecret')],
      'Progressing',
      'waiting',
    ],
    [
      'waits for its control plane',
      [condition('Ready', 'False', 'WaitingForControlPlaneReadyStatus')],
      'Progressing',
      'waiting',
    ],
    [
      'failed',
      [condition('Ready', 'False', 'CAPINotEnabled')],
      'Error',
      'failed',
    ],
    [
      'connection lost while it waits',
      [condition('Ready', 'False', 'WaitingForSecret'), cut],
      'Error',
      'unreachable',
    ],
    [
      'the check of the connection says nothing',
      [ready, condition('ClusterConnectivity', 'Unknown')],
      'Unknown',
      'not-checked',
    ],
    [
      'connected, but Ready does not say',
      [condition('Ready', 'Unknown', 'Checking'), connected],
      'Unknown',
      'unknown',
    ],
    ['no conditions', [], 'Unknown', 'not-reconciled'],
    [
      'only provisioned',
      [condition('ClusterProvisioned', 'True')],
      'Unknown',
      'unknown',
    ],
  ])('%s', (_, conditions, health, state) => {
    expect(
      assessGitopsCluster(gitopsCluster({ conditions }), NOW),
    ).toMatchObject({ health, state });
  });

  it('is new for five minutes', () => {
    const metadata = { creationTimestamp: minutesAgo(1) };
    expect(assessGitopsCluster(gitopsCluster({ metadata }), NOW).health).toBe(
      'Progressing',
    );
  });

  it('takes long to delete after an hour', () => {
    const metadata = { deletionTimestamp: minutesAgo(61) };
    expect(assessGitopsCluster(gitopsCluster({ metadata }), NOW)).toMatchObject(
      { health: 'Warning', state: 'deleting' },
    );
  });

  it('says what its deletion waits for', () => {
    expect(
      assessGitopsCluster(
        gitopsCluster({
          metadata: { deletionTimestamp: minutesAgo(5) },
          conditions: [
            condition('Ready', 'False', 'WaitingForCAPIClusterDeletion'),
          ],
        }),
        NOW,
      ),
    ).toMatchObject({ health: 'Deleting', message: 'Ready says so' });
  });
});
