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

import { Subject } from '../Subject';
import { conditionVerdict, Verdict } from '../Verdict';

const NO_NEWS = ['Paused', 'Deleting'];
const FAILED = [
  'ReconcileFailed',
  'ClusterClassNotReconciled',
  // The legacy dialect's word.
  'TopologyReconcileFailed',
];
const HELD_BACK = /UpgradeDeferred$/;
/** Cluster API up to 1.11 by the reason, from 1.12 by the message only. */
const HOOK = /hooks? (are|is) blocking/i;

/**
 * Says whether what the ClusterClass asks for is applied.
 *
 * @remarks
 * A patch that fails at creation leaves nothing but this condition; on a running
 * cluster everything stays available and no change gets applied.
 */
export function clusterTopology(cluster: Subject): Verdict[] {
  const condition = cluster.condition('TopologyReconciled');
  if (condition?.status !== 'False' || NO_NEWS.includes(condition.reason)) {
    return [];
  }
  const { reason, message } = condition;
  const of = 'Cluster';
  if (FAILED.includes(reason)) {
    return [conditionVerdict('Error', 'topology-failed', of, condition)];
  }
  if (reason === 'LifecycleHookBlocking' || HOOK.test(message)) {
    return [
      conditionVerdict('Warning', 'hook-blocking', of, condition, {
        flags: ['blocked'],
      }),
    ];
  }
  if (HELD_BACK.test(reason)) {
    return [
      conditionVerdict('Warning', 'upgrade-deferred', of, condition, {
        flags: ['blocked'],
      }),
    ];
  }
  const state = reason === 'ClusterCreating' ? 'provisioning' : 'upgrading';
  return [conditionVerdict('Progressing', state, of, condition)];
}
