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
import { HEALTHS } from '../health/HealthStatus';
import { appliedBy } from './appliedBy';
import { gitopsDomain } from './gitopsDomain';
import { gitopsKinds } from './kinds';
import { objectDetails } from './objectDetails';
import { parseGoDuration } from './parseGoDuration';
import { sourceUrl } from './sourceUrl';
import {
  condition,
  fluxObject,
  gitopsCluster,
  gitRepository,
  helmRelease,
  NOW,
} from './testing/fluxObjects';

describe('gitopsDomain', () => {
  it('assesses what it knows and nothing else', () => {
    const objects = [
      gitRepository({ conditions: [condition('Ready', 'True')] }),
      gitopsCluster(),
      fluxObject('apps.open-cluster-management.io/v1beta1', 'GitOpsCluster'),
      fluxObject('v1', 'Pod'),
      fluxObject('source.example.com/v1', 'GitRepository'),
    ];
    expect(gitopsDomain.assess(objects, NOW).map(a => a.ref.kind)).toEqual([
      'GitRepository',
      'GitopsCluster',
    ]);
  });

  it('never throws, whatever spec and status hold', () => {
    const kinds = gitopsKinds.map(rule => [rule.group, rule.kind]);
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.anything(),
        fc.oneof(
          fc.anything(),
          fc.record({
            conditions: fc.oneof(fc.anything(), fc.array(fc.anything())),
          }),
        ),
        ([group, kind], spec, status) => {
          const object = fluxObject(`${group}/v1`, `${kind}`);
          const [assessment] = gitopsDomain.assess(
            [{ ...object, spec, status }],
            NOW,
          );
          expect(HEALTHS).toContain(assessment.status.health);
          expect(assessment.status.decidedBy).not.toBe('');
        },
      ),
    );
  });

  it('never mirrors values, substitutions or secrets', () => {
    // But where values come from
    const fields = gitopsKinds
      .flatMap(rule => rule.fields)
      .filter(field => !/^spec\.valuesFrom\.\*\.(kind|name)$/.test(field));
    expect(fields).not.toContain('spec');
    expect(fields.filter(f => /values|postBuild|substitute/.test(f))).toEqual(
      [],
    );
  });
});

describe('parseGoDuration', () => {
  it.each([
    ['1h', 3_600_000],
    ['1m30s', 90_000],
    ['1.5m', 90_000],
    ['500ms', 500],
    ['0s', 0],
    ['', undefined],
    ['5', undefined],
    ['5 minutes', undefined],
    [undefined, undefined],
  ])('%s', (text, expected) => {
    expect(parseGoDuration(text)).toBe(expected);
  });
});

describe('sourceUrl', () => {
  it.each([
    [{ url: 'https://git.example.com/a/b' }, 'https://git.example.com/a/b'],
    [
      { url: 'https://me:t0ken@git.example.com/a' },
      'https://git.example.com/a',
    ],
    [{ url: 'https://t0ken@git.example.com/a' }, 'https://git.example.com/a'],
    [{ url: 'ssh://git@git.example.com/a' }, 'ssh://git@git.example.com/a'],
    [{ url: 'ssh://git:pw@git.example.com/a' }, 'ssh://git@git.example.com/a'],
    [{ url: 'oci://ghcr.io/a/b' }, 'oci://ghcr.io/a/b'],
    [{ url: 'https://git.example.com/a/@b' }, 'https://git.example.com/a/@b'],
    [{ endpoint: 'minio:9000', bucketName: 'tf' }, 'https://minio:9000/tf'],
    [
      { endpoint: 'minio:9000', bucketName: 'tf', insecure: true },
      'http://minio:9000/tf',
    ],
    [{}, undefined],
  ])('%j', (spec, expected) => {
    expect(sourceUrl(gitRepository({ spec }))).toBe(expected);
  });
});

describe('appliedBy', () => {
  it('reads the labels that Flux writes', () => {
    const labels = {
      'kustomize.toolkit.fluxcd.io/name': 'infra',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    };
    expect(appliedBy(helmRelease({ metadata: { labels } }))).toEqual({
      kind: 'Kustomization',
      namespace: 'flux-system',
      name: 'infra',
    });
    expect(appliedBy(helmRelease())).toBeUndefined();
  });
});

describe('objectDetails', () => {
  it('leaves out what kubectl last applied', () => {
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': '{"secret":1}',
      team: 'a',
    };
    expect(
      objectDetails(gitRepository({ metadata: { annotations } })),
    ).toMatchObject({ annotations: { team: 'a' }, labels: {} });
  });
});
