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

import { ownership } from '../ownership';
import { stableSuffix } from '../stableId';
import { Timeline } from '../Timeline';
import { JobModel, RunnerModel, ScaleSetModel } from './ScaleSetModel';

const ORGANIZATION = 'https://github.com/example';

/** A job of one of the example's repositories, by a number. @internal */
export function exampleJob(number: number): JobModel {
  const repositories = [
    'payments-api',
    'search-api',
    'storefront',
    'infrastructure',
  ];
  const jobs = ['build', 'test', 'lint', 'e2e (chromium)', 'deploy staging'];
  return {
    repository: `example/${repositories[number % repositories.length]}`,
    workflow: number % 3 ? 'ci.yml' : 'release.yml',
    name: jobs[number % jobs.length],
    runId: 18_400_000_000 + number * 17,
  };
}

/** Runners of a set, of which the first `busy` have a job. @internal */
export function runnersOf(
  set: string,
  count: number,
  created: string,
  busy = 0,
): RunnerModel[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${set}-${stableSuffix(set)}-runner-${stableSuffix(
      `${set}/${index}`,
    )}`,
    created,
    phase: 'Running',
    ...(index < busy && { job: exampleJob(index) }),
  }));
}

function failed(runners: RunnerModel[], count: number): RunnerModel[] {
  return runners.map((runner, index) =>
    index < count
      ? {
          ...runner,
          phase: 'Failed',
          job: undefined,
          failures: 6,
          reason: 'TooManyPodFailures',
          message: 'Pod has failed to start more than 5 times: exit code 1',
        }
      : runner,
  );
}

/** Scale sets that stay as they are: one for each state. @internal */
export function staticScaleSets(timeline: Timeline): ScaleSetModel[] {
  const set = (
    name: string,
    options: Partial<ScaleSetModel>,
  ): ScaleSetModel => ({
    name,
    namespace: 'arc-runners',
    created: timeline.daysAgo(25),
    githubConfigUrl: ORGANIZATION,
    min: 0,
    max: 10,
    runners: [],
    listener: 'running',
    ...options,
  });
  const recently = timeline.minutesAgo(4);
  return [
    set('linux-large', {
      max: 4,
      runners: runnersOf('linux-large', 4, recently, 4),
      containerMode: 'dind',
      labels: ['linux', 'large'],
      annotations: ownership({
        tags: 'dind',
        description: 'Builds with Docker',
      }),
    }),
    set('gpu', {
      max: 2,
      githubConfigUrl: `${ORGANIZATION}/search-models`,
      listener: 'crashing',
      annotations: ownership({
        owner: 'group:default/search',
        system: 'search',
      }),
    }),
    set('windows', { listener: 'missing' }),
    set('nightly', { min: 0, max: 0 }),
    set('payments', {
      namespace: 'team-payments',
      githubConfigUrl: `${ORGANIZATION}/payments-api`,
      max: 6,
      runners: failed(runnersOf('payments', 4, timeline.minutesAgo(55), 3), 1),
      containerMode: 'kubernetes',
    }),
    set('release', {
      max: 2,
      runners: failed(runnersOf('release', 2, timeline.minutesAgo(80)), 2),
    }),
    set('arm64', {
      phase: 'Outdated',
      listener: 'missing',
      runners: [
        {
          ...runnersOf('arm64', 1, timeline.minutesAgo(35))[0],
          phase: 'Outdated',
          reason: 'RunnerVersionOutdated',
          message: 'Runner is outdated: exit code 7',
        },
      ],
    }),
    set('fresh', {
      created: timeline.minutesAgo(9),
      phase: 'Pending',
    }),
    set('stuck', {
      wanted: 2,
      runners: runnersOf('stuck', 2, timeline.minutesAgo(21)).map(runner => ({
        ...runner,
        phase: 'Pending' as const,
        waiting: '0/6 nodes are available: 6 Insufficient cpu.',
      })),
    }),
    set('unregistered', {
      runners: runnersOf('unregistered', 1, timeline.minutesAgo(16)).map(
        runner => ({ ...runner, unregistered: true }),
      ),
    }),
    set('unbounded', {
      min: undefined,
      max: undefined,
      githubConfigUrl: 'https://github.com/enterprises/example-corp',
      runnerGroup: 'shared',
      runners: runnersOf('unbounded', 7, recently, 5),
    }),
    set('idle', {
      min: 2,
      max: 8,
      runners: runnersOf('idle', 2, timeline.minutesAgo(50)),
    }),
    set('scaled-to-zero', { runners: [] }),
    set('forgotten-counters', {
      runners: runnersOf('forgotten-counters', 2, recently, 1),
      staleCounters: { current: 6, running: 6 },
      wanted: 2,
    }),
    set('left-behind', { version: '0.12.1', listener: 'missing' }),
    set('retiring', {
      namespace: 'team-labs',
      deletionTimestamp: timeline.minutesAgo(5),
    }),
  ];
}
