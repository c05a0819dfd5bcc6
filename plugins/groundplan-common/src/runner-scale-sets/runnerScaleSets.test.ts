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

import fc from 'fast-check';
import { NOW } from '../gitops/testing/fluxObjects';
import { HEALTHS } from '../health/HealthStatus';
import { containerMode, runnerImages } from './containerMode';
import { runnerScaleSetsFleet } from './fleet/runnerScaleSetsFleet';
import { runnerScaleSetKinds } from './kinds';
import { parseGithubUrl, workflowRunUrl } from './parseGithubUrl';
import { runnerScaleSetsDomain } from './runnerScaleSetsDomain';
import {
  counting,
  listener,
  listenerPod,
  pod,
  runner,
  runnerSet,
  scaleSet,
} from './testing/scaleSet';

const anything = fc.anything({ maxDepth: 1, maxKeys: 3 });

describe('runnerScaleSetsDomain', () => {
  it('never throws, whatever spec and status hold', () => {
    const wild = fc.oneof(
      anything,
      fc.record(
        {
          phase: anything,
          failures: anything,
          conditions: fc.oneof(anything, fc.array(anything)),
          containerStatuses: fc.oneof(anything, fc.array(anything)),
          maxRunners: anything,
          githubConfigUrl: fc.oneof(anything, fc.webUrl()),
          template: anything,
          currentReplicas: anything,
          workflowRunId: anything,
          jobId: anything,
        },
        { requiredKeys: [] },
      ),
    );
    const makers = [
      () => scaleSet(),
      () => runnerSet(),
      () => runner('a'),
      () => listener(),
      () => listenerPod(),
      () => pod('a'),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(wild, wild), { minLength: 6, maxLength: 6 }),
        parts => {
          const objects = makers.map((make, i) => ({
            ...make(),
            spec: parts[i][0],
            status: parts[i][1],
          }));
          const assessments = runnerScaleSetsDomain.assess(objects, NOW);
          expect(assessments).toHaveLength(4);
          for (const { status } of assessments) {
            expect(HEALTHS).toContain(status.health);
            expect(status.decidedBy).not.toBe('');
          }
          const context = {
            host: 'hub',
            entityRef: 'resource:default/a',
            now: NOW,
            entityRefOf: () => undefined,
          };
          const [set, ...related] = objects;
          const details = runnerScaleSetsFleet.details(set, related, context);
          expect(details.runners.current).toBeGreaterThanOrEqual(0);
          expect(
            runnerScaleSetsFleet.facts(set, related).links.length,
          ).toBeLessThan(2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('judges each set by its own objects', () => {
    const other = scaleSet({ metadata: { name: 'others', uid: 'uid-others' } });
    const assessments = runnerScaleSetsDomain.assess(
      [
        scaleSet(),
        counting(1),
        runner('a'),
        pod('a'),
        listener(),
        listenerPod(),
        other,
      ],
      NOW,
    );
    const health = Object.fromEntries(
      assessments.map(a => [`${a.ref.kind} ${a.ref.name}`, a.status.state]),
    );
    expect(health).toEqual({
      'AutoscalingRunnerSet builders': 'ready',
      'AutoscalingRunnerSet others': 'listener-down',
      'EphemeralRunnerSet builders-x7k2p': 'ready',
      'EphemeralRunner a': 'idle',
      'AutoscalingListener builders-754b578d-listener': 'ready',
    });
  });

  it('assesses a hundred sets of twenty runners in a moment', () => {
    const objects = Array.from({ length: 100 }, (_, i) => {
      const set = scaleSet({ metadata: { name: `set-${i}` } });
      const owned = (kind: string, name: string) => [
        { apiVersion: set.apiVersion, kind, name, controller: true },
      ];
      const runners = Array.from({ length: 20 }, (__, j) =>
        runner(`runner-${i}-${j}`, {
          metadata: {
            ownerReferences: owned('EphemeralRunnerSet', `rs-${i}`),
          },
        }),
      );
      return [
        set,
        runnerSet({
          metadata: {
            name: `rs-${i}`,
            ownerReferences: owned('AutoscalingRunnerSet', `set-${i}`),
          },
        }),
        ...runners,
      ];
    }).flat();
    const start = performance.now();
    expect(runnerScaleSetsDomain.assess(objects, NOW)).toHaveLength(2_200);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('never mirrors credentials, and of pods only runners, listeners and controllers', () => {
    const fields = runnerScaleSetKinds.flatMap(rule => rule.fields);
    expect(
      fields.filter(f =>
        /^(spec|status|spec\.template|.*\.env(\.\*)?)$|value|JIT|Secret|secret/.test(
          f,
        ),
      ),
    ).toEqual([]);
    const pods = runnerScaleSetKinds.filter(rule => rule.kind === 'Pod');
    expect(pods.map(rule => rule.labelSelector)).toEqual([
      'app.kubernetes.io/component=runner-scale-set-listener',
      'actions-ephemeral-runner=True',
      'app.kubernetes.io/part-of=gha-rs-controller',
    ]);
  });
});

describe('parseGithubUrl', () => {
  it.each([
    [
      'https://github.com/acme',
      'organization',
      'acme',
      'https://github.com/acme',
    ],
    [
      'https://github.com/acme/',
      'organization',
      'acme',
      'https://github.com/acme',
    ],
    [
      'https://github.com/acme/shop',
      'repository',
      'acme/shop',
      'https://github.com/acme/shop',
    ],
    [
      'https://github.com/enterprises/big',
      'enterprise',
      'big',
      'https://github.com/enterprises/big',
    ],
    [
      'https://ghes.example.com:8443/acme',
      'organization',
      'acme',
      'https://ghes.example.com:8443/acme',
    ],
    [
      'https://me:pw@github.com/acme?x=1#y',
      'organization',
      'acme',
      'https://github.com/acme',
    ],
  ])('%s', (url, type, name, link) => {
    expect(parseGithubUrl(url)).toMatchObject({
      scope: { type, name },
      url: link,
    });
  });

  it.each([
    undefined,
    '',
    'github.com/acme',
    ['javascript', '//acme'].join(':'),
    'ftp://github.com/acme',
    'https://github.com',
    'https://github.com/enterprises',
    'https://github.com/a/b/c',
    'https://github.com/%3Cscript%3E',
  ])('makes no link of %s', url => {
    expect(parseGithubUrl(url)).toBeUndefined();
  });
});

describe('workflowRunUrl', () => {
  it('links to the run', () => {
    expect(workflowRunUrl('https://ghes.example.com', 'acme/shop', '42')).toBe(
      'https://ghes.example.com/acme/shop/actions/runs/42',
    );
  });

  it.each([
    [undefined, 'acme/shop', '42'],
    ['https://github.com', undefined, '42'],
    ['https://github.com', 'acme/shop', undefined],
    ['https://github.com', 'acme/../x', '42'],
    ['https://github.com', 'acme', '42'],
    ['https://github.com', 'acme/shop', '0'],
    ['https://github.com', 'acme/shop', '4/../x'],
  ])('makes no link of %s %s %s', (origin, repository, run) => {
    expect(workflowRunUrl(origin, repository, run)).toBeUndefined();
  });
});

describe('containerMode', () => {
  const env = (...names: string[]) => names.map(name => ({ name }));
  const hooks = 'ACTIONS_RUNNER_CONTAINER_HOOKS';

  it.each([
    ['nothing', {}, undefined],
    ['a runner', { containers: [{ name: 'runner' }] }, undefined],
    ['dind', { containers: [{ name: 'runner' }, { name: 'dind' }] }, 'dind'],
    [
      'dind as a sidecar',
      { containers: [{ name: 'runner' }], initContainers: [{ name: 'dind' }] },
      'dind',
    ],
    [
      'hooks',
      { containers: [{ name: 'runner', env: env('A', hooks) }] },
      'kubernetes',
    ],
    [
      'hooks without a volume',
      {
        containers: [
          { name: 'runner', env: env(hooks, 'ACTIONS_RUNNER_IMAGE') },
        ],
      },
      'kubernetes-novolume',
    ],
  ])('of %s', (_, spec, expected) => {
    expect(containerMode(scaleSet({ spec: { template: { spec } } }))).toBe(
      expected,
    );
  });

  it('lists every image once', () => {
    const spec = {
      containers: [{ image: 'a' }, { image: 'b' }, {}],
      initContainers: [{ image: 'a' }],
    };
    expect(runnerImages(scaleSet({ spec: { template: { spec } } }))).toEqual([
      'a',
      'b',
    ]);
  });
});
