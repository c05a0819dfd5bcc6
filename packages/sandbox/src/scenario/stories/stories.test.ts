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
  assessHealth,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { sandboxCrds } from '../../crds';
import { createKubernetesApi, KubernetesApi } from '../../kubernetes-api';
import { teamNamespaces } from '../namespaces';
import { World } from '../World';
import { provisioningStory } from './provisioningStory';
import { runnersStory } from './runnersStory';
import { scalingStory } from './scalingStory';
import { Story } from './Story';
import { tellStories } from './tellStories';
import { upgradeStory } from './upgradeStory';

const START = Date.parse('2026-03-01T12:00:00Z');
const CREATED = '2026-01-01T00:00:00Z';

describe('stories', () => {
  let api: KubernetesApi;
  let world: World;
  beforeEach(async () => {
    api = await createKubernetesApi({ crds: sandboxCrds });
    world = World.create(api);
    world.describe(
      'namespaces',
      teamNamespaces([
        'team-payments',
        'team-search',
        'team-platform',
        'arc-runners',
        'arc-systems',
      ]),
    );
  });
  afterEach(async () => {
    jest.useRealTimers();
    await api.stop();
  });

  const allObjects = () =>
    [
      ...sandboxCrds.map(({ spec }) => ({
        group: spec.group,
        plural: spec.names.plural,
      })),
      { group: '', plural: 'pods' },
    ].flatMap(resource => api.client.list(resource));

  /** What is seen of an object while its story is told, without repetitions. */
  function seen(story: Story, kind: string, steps: number): string[] {
    const states: string[] = [];
    for (let step = 0; step < steps; step++) {
      const now = START + step * story.stepMs;
      world.describe(story.id, story.objectsAt(step, now));
      const found = assessHealth(allObjects() as KubernetesObject[], {
        now: new Date(now),
      }).find(({ ref }) => ref.kind === kind);
      const state = found
        ? `${found.status.health} ${found.status.state}`
        : 'gone';
      if (states[states.length - 1] !== state) {
        states.push(state);
      }
    }
    return states;
  }

  it('provisions a cluster, uses it and deletes it', () => {
    const story = provisioningStory(1);
    const round = [
      'Progressing provisioning',
      'Progressing scaling-up',
      'Progressing machines-starting',
      'Healthy available',
      'Deleting waiting-for-workers-deletion',
      'gone',
    ];
    expect(seen(story, 'Cluster', 30)).toEqual([...round, ...round]);
    expect(story.stepMs * 15).toBeLessThanOrEqual(120_000);
  });

  it('scales a cluster up and down', () => {
    expect(seen(scalingStory(CREATED, 1), 'Cluster', 20)).toEqual([
      'Healthy available',
      'Progressing scaling-up',
      'Healthy available',
      'Progressing scaling-down',
      'Healthy available',
    ]);
  });

  it('upgrades a cluster, machine by machine', () => {
    expect(seen(upgradeStory(CREATED, 1), 'Cluster', 25)).toEqual([
      'Healthy available',
      'Progressing upgrading',
      'Healthy available',
    ]);
  });

  it('gives jobs to runners, the same ones each time', () => {
    const names = (step: number) =>
      runnersStory(CREATED, 1)
        .objectsAt(step, START)
        .filter(({ kind }) => kind === 'EphemeralRunner')
        .map(({ metadata, status }) => [metadata.name, status]);
    expect(names(5)).toEqual(names(5));
    expect(names(5)).not.toEqual(names(9));
    for (let step = 0; step < 200; step++) {
      expect(names(step).length).toBeGreaterThan(1);
      expect(names(step).length).toBeLessThan(13);
    }
    expect(seen(runnersStory(CREATED, 1), 'AutoscalingRunnerSet', 20)).toEqual([
      'Healthy ready',
    ]);
  });

  it('goes on by itself at its speed, and stops when told to', () => {
    jest.useFakeTimers({ now: START });
    const steps: number[] = [];
    const story: Story = {
      id: 'counting',
      stepMs: 1000,
      objectsAt: step => {
        steps.push(step);
        return [];
      },
    };
    const stop = tellStories(world, [story], { speed: 4, log: () => {} });
    jest.advanceTimersByTime(750);
    expect(steps).toEqual([0, 1, 2, 3]);
    stop();
    jest.advanceTimersByTime(5000);
    expect(steps).toHaveLength(4);
  });

  it('ends a story that fails, and says so', () => {
    jest.useFakeTimers({ now: START });
    const log = jest.fn();
    const story: Story = {
      id: 'broken',
      stepMs: 1000,
      objectsAt: step => {
        if (step > 0) {
          throw new Error('no more');
        }
        return [];
      },
    };
    tellStories(world, [story], { speed: 1, log });
    jest.advanceTimersByTime(3000);
    expect(log.mock.calls).toEqual([
      ['The story broken ends at step 1: Error: no more'],
    ]);
  });
});
