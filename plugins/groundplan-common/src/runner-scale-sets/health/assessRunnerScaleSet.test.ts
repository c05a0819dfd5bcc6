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
import { KubernetesObject } from '../../kubernetes';
import {
  controllerPod,
  counting,
  JOB,
  listener,
  listenerPod,
  pod,
  runner,
  runnerSet,
  scaleSet,
  waiting,
} from '../testing/scaleSet';
import { assessRunnerScaleSet } from './assessRunnerScaleSet';

const listening = [listener(), listenerPod()];
const readable = {
  now: NOW,
  listenersReadable: true,
  podsReadable: true,
  runnersReadable: true,
};

/** Runners with their pods, and a runner set that counts them. */
function working(...runners: KubernetesObject[]): KubernetesObject[] {
  return [
    counting(runners.length),
    ...runners,
    ...runners.map(each => pod(each.metadata.name)),
    ...listening,
  ];
}

function failed(name: string): KubernetesObject {
  return runner(name, {
    status: { phase: 'Failed', ready: false, reason: 'TooManyPodFailures' },
  });
}

function pending(name: string, minutes: number): KubernetesObject {
  return runner(name, {
    metadata: { creationTimestamp: minutesAgo(minutes) },
    status: { phase: 'Pending', ready: false },
  });
}

type Row = [
  string,
  KubernetesObject,
  KubernetesObject[],
  string,
  string,
  string[]?,
];

const rows: Row[] = [
  [
    'deleting',
    scaleSet({ metadata: { deletionTimestamp: minutesAgo(1) } }),
    [],
    'Deleting',
    'deleting',
  ],
  [
    'outdated, its listener removed',
    scaleSet({ status: { phase: 'Outdated' } }),
    [counting(0)],
    'Error',
    'outdated',
    ['blocked'],
  ],
  [
    'its newest runner set outdated',
    scaleSet(),
    [
      runnerSet({
        metadata: { name: 'old', creationTimestamp: minutesAgo(90) },
        status: { phase: 'Running' },
      }),
      runnerSet({ status: { phase: 'Outdated' } }),
    ],
    'Error',
    'outdated',
    ['blocked'],
  ],
  [
    'only an older runner set outdated',
    scaleSet(),
    [
      runnerSet({
        metadata: { name: 'old', creationTimestamp: minutesAgo(90) },
        status: { phase: 'Outdated' },
      }),
      runnerSet({ status: { phase: 'Running' } }),
      ...listening,
    ],
    'Healthy',
    'ready',
  ],
  ['no listener', scaleSet(), [counting(0)], 'Error', 'listener-down'],
  [
    'no listener yet',
    scaleSet({ metadata: { creationTimestamp: minutesAgo(1) } }),
    [],
    'Progressing',
    'starting',
  ],
  [
    'a listener of another set',
    scaleSet(),
    [listener({ spec: { autoscalingRunnerSetName: 'others' } }), listenerPod()],
    'Error',
    'listener-down',
  ],
  [
    'the listener without pod',
    scaleSet(),
    [listener()],
    'Error',
    'listener-down',
  ],
  [
    'the listener made anew, without pod yet',
    scaleSet(),
    [listener({ metadata: { creationTimestamp: minutesAgo(1) } })],
    'Progressing',
    'starting',
  ],
  ...['CrashLoopBackOff', 'ImagePullBackOff'].map(
    (reason): Row => [
      `the listener's pod in ${reason}, however new`,
      scaleSet(),
      [
        listener(),
        listenerPod({
          metadata: { creationTimestamp: minutesAgo(1) },
          status: waiting(reason),
        }),
      ],
      'Error',
      'listener-down',
    ],
  ),
  [
    "the listener's pod not ready",
    scaleSet(),
    [
      listener(),
      listenerPod({
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      }),
    ],
    'Error',
    'listener-down',
  ],
  [
    'suspended',
    scaleSet({ spec: { minRunners: 0, maxRunners: 0 } }),
    [counting(0), ...listening],
    'Healthy',
    'suspended',
    ['suspended'],
  ],
  [
    'suspended, but the listener is down',
    scaleSet({ spec: { minRunners: 0, maxRunners: 0 } }),
    [counting(0)],
    'Error',
    'listener-down',
  ],
  [
    'a failed runner',
    scaleSet(),
    working(failed('a'), runner('b')),
    'Warning',
    'runners-failed',
  ],
  [
    'failed runners use all capacity',
    scaleSet({ spec: { maxRunners: 2 } }),
    working(failed('a'), failed('b')),
    'Error',
    'exhausted',
    ['blocked'],
  ],
  [
    'failed runners of an unbounded set',
    scaleSet({ spec: { maxRunners: undefined } }),
    working(failed('a'), failed('b')),
    'Warning',
    'runners-failed',
  ],
  [
    'a runner without pod',
    scaleSet(),
    [counting(1), runner('a'), ...listening],
    'Warning',
    'orphaned-runners',
  ],
  [
    'a runner pending for 6 minutes',
    scaleSet(),
    working(pending('a', 6)),
    'Warning',
    'runners-pending',
  ],
  [
    'a runner pending for 4 minutes',
    scaleSet(),
    working(pending('a', 4)),
    'Healthy',
    'ready',
  ],
  [
    'a runner that never registered',
    scaleSet(),
    working(
      runner('a', {
        metadata: { creationTimestamp: minutesAgo(6) },
        status: { runnerId: undefined },
      }),
    ),
    'Warning',
    'runners-unregistered',
  ],
  [
    'counters that disagree',
    scaleSet(),
    [counting(4), runner('a'), pod('a'), ...listening],
    'Warning',
    'counters-stale',
    ['stale'],
  ],
  [
    'counters that a new runner explains',
    scaleSet(),
    [
      counting(1),
      runner('a'),
      pod('a'),
      runner('b', { metadata: { creationTimestamp: minutesAgo(0.5) } }),
      ...listening,
    ],
    'Healthy',
    'ready',
  ],
  [
    'saturated',
    scaleSet({ spec: { maxRunners: 2 } }),
    working(runner('a', { status: JOB }), runner('b', { status: JOB })),
    'Warning',
    'saturated',
  ],
  [
    'at its maximum, with a runner that waits for a job',
    scaleSet({ spec: { minRunners: 2, maxRunners: 2 } }),
    working(runner('a', { status: JOB }), runner('b')),
    'Healthy',
    'ready',
  ],
  [
    'pending since a change a moment ago, although old',
    scaleSet({ status: { phase: 'Pending' } }),
    [
      runnerSet({ metadata: { creationTimestamp: minutesAgo(1) } }),
      ...listening,
    ],
    'Healthy',
    'ready',
  ],
  [
    'of a version that its controller deletes',
    scaleSet(),
    [...working(runner('a')), controllerPod('0.13.1')],
    'Error',
    'version-skew',
    ['blocked'],
  ],
  [
    'of no version, with a controller',
    scaleSet({ metadata: { labels: {} } }),
    [...working(runner('a')), controllerPod('0.14.2')],
    'Error',
    'version-skew',
    ['blocked'],
  ],
  [
    'of another patch version than its controller',
    scaleSet(),
    [...working(runner('a')), controllerPod('0.14.0')],
    'Healthy',
    'ready',
  ],
  [
    'kept by one of two controllers',
    scaleSet(),
    [
      ...working(runner('a')),
      controllerPod('0.13.1'),
      controllerPod('0.14.2', { name: 'other' }),
    ],
    'Healthy',
    'ready',
  ],
  [
    'whose controller has just been replaced by another version',
    scaleSet(),
    [
      ...working(runner('a')),
      controllerPod('0.13.1'),
      controllerPod('0.14.2', {
        name: 'old',
        deletionTimestamp: minutesAgo(1),
      }),
    ],
    'Error',
    'version-skew',
    ['blocked'],
  ],
  [
    'pending for 6 minutes',
    scaleSet({
      metadata: { creationTimestamp: minutesAgo(6) },
      status: { phase: 'Pending' },
    }),
    [
      runnerSet({ metadata: { creationTimestamp: minutesAgo(6) } }),
      listener({ metadata: { creationTimestamp: minutesAgo(6) } }),
      listenerPod(),
    ],
    'Warning',
    'pending',
  ],
  [
    'pending for 4 minutes',
    scaleSet({
      metadata: { creationTimestamp: minutesAgo(4) },
      status: { phase: 'Pending' },
    }),
    [counting(0), ...listening],
    'Healthy',
    'ready',
  ],
  [
    'well, of 0.10: no phase, a state that nobody writes',
    scaleSet({ status: { currentRunners: 1 } }),
    working(runner('a')),
    'Healthy',
    'ready',
  ],
  [
    'well, of 0.14',
    scaleSet({ status: { phase: 'Running' } }),
    working(runner('a', { status: JOB }), runner('b')),
    'Healthy',
    'ready',
  ],
  [
    'well, without any runner, as new sets are',
    { ...scaleSet({ spec: { minRunners: 0 } }), status: undefined },
    [runnerSet(), ...listening],
    'Healthy',
    'ready',
  ],
];

describe('assessRunnerScaleSet', () => {
  it.each(rows)('%s', (_, set, related, health, state, flags = []) => {
    expect(assessRunnerScaleSet(set, related, readable)).toMatchObject({
      health,
      state,
      flags,
    });
  });

  it('says how many are busy and idle', () => {
    const related = working(
      runner('a', { status: JOB }),
      runner('b', { status: { jobId: 'x' } }),
      runner('c'),
    );
    expect(assessRunnerScaleSet(scaleSet(), related, readable).message).toBe(
      '2 busy, 1 idle',
    );
  });

  it('says why runners are pending', () => {
    const stuck = {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: '0/3 nodes are available',
        },
      ],
      containerStatuses: [],
    };
    const related = [
      counting(1),
      pending('a', 10),
      pod('a', { status: stuck }),
      ...listening,
    ];
    expect(assessRunnerScaleSet(scaleSet(), related, readable)).toMatchObject({
      reason: 'Unschedulable',
      message: expect.stringContaining('0/3 nodes are available'),
      decidedBy: 'pods of EphemeralRunners',
    });
  });

  it('says why runners are pending that have got no pod', () => {
    const refused = pending('a', 10);
    const related = [
      counting(1),
      {
        ...refused,
        status: {
          phase: 'Pending',
          reason: 'PodCreationFailed',
          message: 'exceeded quota: compute',
        },
      },
      ...listening,
    ];
    expect(assessRunnerScaleSet(scaleSet(), related, readable)).toMatchObject({
      reason: 'PodCreationFailed',
      message: expect.stringContaining('exceeded quota: compute'),
      decidedBy: 'status.phase of EphemeralRunners',
    });
  });

  it('says that its controller deletes it, also while it does', () => {
    const set = scaleSet({ metadata: { deletionTimestamp: minutesAgo(1) } });
    expect(
      assessRunnerScaleSet(set, [controllerPod('0.13.1')], readable),
    ).toMatchObject({
      health: 'Deleting',
      message:
        'It is of version 0.14.2, and the controller, 0.13.1, deletes such scale sets: install both in the same version.',
    });
  });

  it('says that jobs stay queued', () => {
    const related = [
      listener(),
      listenerPod({ status: waiting('CrashLoopBackOff') }),
    ];
    expect(assessRunnerScaleSet(scaleSet(), related, readable)).toMatchObject({
      reason: 'CrashLoopBackOff',
      message:
        'The listener is down: jobs stay queued. CrashLoopBackOff it says',
      decidedBy: 'pod of AutoscalingListener',
    });
  });

  describe('what could not be read', () => {
    const well = working(runner('a'));
    const without = (...kinds: string[]) =>
      well.filter(object => !kinds.includes(object.kind));

    it.each([
      [
        'listeners',
        without('AutoscalingListener'),
        { ...readable, listenersReadable: false },
        'AutoscalingListener',
      ],
      [
        'pods',
        without('Pod'),
        { ...readable, podsReadable: false },
        "the listener's Pod",
      ],
      [
        'runners',
        without('EphemeralRunner'),
        { ...readable, runnersReadable: false },
        'EphemeralRunners',
      ],
      ['anything else', [], { now: NOW }, 'AutoscalingListener'],
      [
        'a phase that nobody knows',
        [
          ...without('EphemeralRunner'),
          runner('odd', { status: { phase: 'Dreaming' } }),
        ],
        readable,
        'the phase Dreaming of EphemeralRunner odd',
      ],
      ['pods, without a word on it', without('Pod'), { now: NOW }, 'Pod'],
      [
        'runners that are counted, without a word on it',
        without('EphemeralRunner'),
        { now: NOW },
        'EphemeralRunners',
      ],
    ])('%s: neither well nor down', (_, related, options, named) => {
      const status = assessRunnerScaleSet(scaleSet(), related, options);
      expect(status).toMatchObject({
        health: 'Unknown',
        state: 'not-readable',
      });
      expect(status.message).toContain(named);
    });

    it('does not hide what is known to be wrong', () => {
      const related = without('Pod').concat(failed('b'));
      const options = { ...readable, podsReadable: false };
      expect(assessRunnerScaleSet(scaleSet(), related, options).state).toBe(
        'runners-failed',
      );
    });

    it('believes counters of failed runners where runners cannot be read', () => {
      const related = [
        counting(3, { failedEphemeralRunners: 3 }),
        ...listening,
      ];
      const options = { ...readable, runnersReadable: false };
      expect(
        assessRunnerScaleSet(
          scaleSet({ spec: { maxRunners: 3 } }),
          related,
          options,
        ),
      ).toMatchObject({
        state: 'exhausted',
        decidedBy: 'status.failedEphemeralRunners',
      });
    });

    it('judges by what is given when nothing is said of it', () => {
      expect(assessRunnerScaleSet(scaleSet(), well, { now: NOW }).health).toBe(
        'Healthy',
      );
      expect(
        assessRunnerScaleSet(scaleSet(), without('AutoscalingListener'), {
          now: NOW,
        }).state,
      ).toBe('listener-down');
    });
  });
});
