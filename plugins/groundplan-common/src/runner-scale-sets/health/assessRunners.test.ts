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

import { minutesAgo, NOW } from '../../gitops/testing/fluxObjects';
import {
  counting,
  JOB,
  listener,
  listenerPod,
  Options,
  pod,
  runner,
  runnerSet,
  waiting,
} from '../testing/scaleSet';
import { assessEphemeralRunner } from './assessEphemeralRunner';
import { assessListener } from './assessListener';
import { assessRunnerSet } from './assessRunnerSet';

describe('assessEphemeralRunner', () => {
  const old = { 'uid-1': true, 'uid-2': true };
  const current = { 'uid-1': minutesAgo(3), 'uid-2': minutesAgo(1) };

  it.each<[string, Options['status'], string, string, string]>([
    [
      'failed, of 0.11',
      { phase: 'Failed', reason: 'TooManyPodFailures', failures: old },
      'Error',
      'failed',
      'TooManyPodFailures',
    ],
    [
      'its template refused',
      { phase: 'Failed', reason: 'InvalidPod', message: 'quota' },
      'Error',
      'failed',
      'InvalidPod',
    ],
    ['outdated', { phase: 'Outdated' }, 'Error', 'outdated', 'Outdated'],
    [
      'retrying, of 0.11',
      { phase: 'Pending', ready: false, failures: old },
      'Warning',
      'retrying',
      'PodFailed',
    ],
    [
      'retrying, of 0.12',
      { phase: 'Pending', ready: false, failures: current },
      'Warning',
      'retrying',
      'PodFailed',
    ],
    ['recovered', { failures: current }, 'Healthy', 'idle', 'Running'],
    [
      'pending',
      { phase: 'Pending', ready: false },
      'Progressing',
      'pending',
      'Pending',
    ],
    [
      'new',
      { phase: undefined, ready: false },
      'Progressing',
      'pending',
      'Pending',
    ],
    ['done', { phase: 'Succeeded' }, 'Healthy', 'done', 'Succeeded'],
    ['busy, of 0.9', JOB, 'Healthy', 'busy', 'Running'],
    ['busy, of 0.13', { jobId: 'a-guid' }, 'Healthy', 'busy', 'Running'],
    ['idle', {}, 'Healthy', 'idle', 'Running'],
    ['a job of zero', { jobRequestId: 0 }, 'Healthy', 'idle', 'Running'],
    ['starting', { ready: false }, 'Progressing', 'starting', 'NotReady'],
    [
      'not registered',
      { runnerId: 0 },
      'Warning',
      'unregistered',
      'NotRegistered',
    ],
    [
      'of a lost node',
      { phase: 'Unknown', reason: 'NodeLost' },
      'Unknown',
      'unknown',
      'NodeLost',
    ],
    [
      'of a phase to come',
      { phase: 'Dreaming' },
      'Unknown',
      'unknown',
      'PhaseUnknown',
    ],
  ])('%s', (_, status, health, state, reason) => {
    const object = runner('a', { status });
    expect(
      assessEphemeralRunner(object, { readable: true, object: pod('a') }, NOW),
    ).toMatchObject({ health, state, reason });
  });

  it('counts the retries', () => {
    const object = runner('a', { status: { ready: false, failures: current } });
    expect(
      assessEphemeralRunner(object, { readable: true }, NOW).message,
    ).toContain('Retry 2/5');
  });

  it('is an orphan without its pod, where pods can be read', () => {
    const object = runner('a', { status: JOB });
    expect(
      assessEphemeralRunner(object, { readable: true }, NOW),
    ).toMatchObject({ health: 'Error', state: 'orphan' });
    expect(
      assessEphemeralRunner(object, { readable: false }, NOW),
    ).toMatchObject({ health: 'Healthy', state: 'busy' });
  });

  it('tells what its pod waits for', () => {
    const object = runner('a', { status: { phase: 'Pending', ready: false } });
    const stuck = pod('a', { status: waiting('ErrImagePull') });
    expect(
      assessEphemeralRunner(object, { readable: true, object: stuck }, NOW),
    ).toMatchObject({
      reason: 'ErrImagePull',
      message: 'ErrImagePull it says',
    });
  });

  it('is being deleted, whatever its phase', () => {
    const metadata = { deletionTimestamp: minutesAgo(1) };
    const object = runner('a', { metadata, status: { phase: 'Failed' } });
    expect(assessEphemeralRunner(object, { readable: true }, NOW).health).toBe(
      'Deleting',
    );
  });
});

describe('assessRunnerSet', () => {
  it.each([
    ['well', counting(2), 'Healthy', 'ready'],
    ['empty: zeros are left out', runnerSet(), 'Healthy', 'ready'],
    [
      'too few',
      runnerSet({ spec: { replicas: 3 }, status: { currentReplicas: 1 } }),
      'Progressing',
      'scaling-up',
    ],
    [
      'too many',
      runnerSet({ spec: { replicas: 1 }, status: { currentReplicas: 3 } }),
      'Progressing',
      'scaling-down',
    ],
    [
      'failed runners',
      counting(2, { failedEphemeralRunners: 1 }),
      'Warning',
      'runners-failed',
    ],
    ['outdated', counting(0, { phase: 'Outdated' }), 'Error', 'outdated'],
    [
      'deleting',
      runnerSet({ metadata: { deletionTimestamp: minutesAgo(1) } }),
      'Deleting',
      'deleting',
    ],
  ])('%s', (_, object, health, state) => {
    expect(assessRunnerSet(object)).toMatchObject({ health, state });
  });
});

describe('assessListener', () => {
  const terminated = {
    phase: 'Failed',
    conditions: [],
    containerStatuses: [
      { name: 'listener', state: { terminated: { exitCode: 1 } } },
    ],
  };

  it.each([
    ['ready', listenerPod(), true, 'Healthy', 'ready'],
    ['without pod', undefined, true, 'Error', 'pod-missing'],
    ['pod unreadable', undefined, false, 'Unknown', 'not-readable'],
    [
      'crashing',
      listenerPod({ status: waiting('CrashLoopBackOff') }),
      true,
      'Error',
      'not-ready',
    ],
    ['ended', listenerPod({ status: terminated }), true, 'Error', 'not-ready'],
    [
      'starting',
      listenerPod({
        metadata: { creationTimestamp: minutesAgo(1) },
        status: waiting('ContainerCreating'),
      }),
      true,
      'Progressing',
      'starting',
    ],
    [
      'starting for too long',
      listenerPod({
        metadata: { creationTimestamp: minutesAgo(3) },
        status: waiting('ContainerCreating'),
      }),
      true,
      'Error',
      'not-ready',
    ],
    [
      'pod being deleted',
      listenerPod({ metadata: { deletionTimestamp: minutesAgo(0) } }),
      true,
      'Error',
      'not-ready',
    ],
  ])('%s', (_, object, podsReadable, health, state) => {
    expect(
      assessListener(listener(), object, { now: NOW, podsReadable }),
    ).toMatchObject({ health, state });
  });
});
