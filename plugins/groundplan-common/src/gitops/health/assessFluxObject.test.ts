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

import { KubernetesObject } from '../../kubernetes';
import {
  condition,
  fluxObject,
  gitRepository,
  helmRelease,
  kustomization,
  minutesAgo,
  NOW,
} from '../testing/fluxObjects';
import { assessFluxObject } from './assessFluxObject';

const ready = condition('Ready', 'True', 'Succeeded');
const failed = condition('Ready', 'False', 'BuildFailed');

function helmRepository(spec: object, conditions?: (typeof ready)[]) {
  return fluxObject('source.toolkit.fluxcd.io/v1', 'HelmRepository', {
    spec,
    conditions,
  });
}

describe('assessFluxObject', () => {
  it.each<[string, KubernetesObject, string, string, string[]?]>([
    [
      'is being deleted',
      kustomization({
        metadata: { deletionTimestamp: minutesAgo(59) },
        conditions: [ready],
      }),
      'Deleting',
      'deleting',
    ],
    [
      'has been deleted for an hour',
      kustomization({
        metadata: { deletionTimestamp: minutesAgo(61) },
        conditions: [ready],
      }),
      'Warning',
      'deleting',
    ],
    [
      'is deleted while suspended',
      kustomization({
        metadata: { deletionTimestamp: minutesAgo(1) },
        spec: { suspend: true },
      }),
      'Deleting',
      'deleting',
      ['suspended'],
    ],
    [
      'is suspended and was well',
      kustomization({ spec: { suspend: true }, conditions: [ready] }),
      'Healthy',
      'suspended',
      ['suspended', 'stale'],
    ],
    [
      'is suspended and had failed',
      kustomization({ spec: { suspend: true }, conditions: [failed] }),
      'Error',
      'suspended',
      ['suspended', 'stale'],
    ],
    [
      'was suspended before its first run',
      kustomization({ spec: { suspend: true } }),
      'Unknown',
      'suspended',
      ['suspended', 'stale'],
    ],
    [
      'is stalled, whatever Ready says',
      gitRepository({ conditions: [condition('Stalled', 'True'), ready] }),
      'Error',
      'stalled',
    ],
    [
      'was rolled back',
      helmRelease({
        conditions: [
          condition('Ready', 'False', 'RollbackSucceeded'),
          condition('Remediated', 'True', 'RollbackSucceeded'),
        ],
      }),
      'Error',
      'rolled-back',
    ],
    [
      'has drifted beside Ready True',
      helmRelease({ conditions: [ready, condition('Drifted', 'True')] }),
      'Warning',
      'drifted',
    ],
    [
      'has failing tests',
      helmRelease({ conditions: [ready, condition('TestSuccess', 'False')] }),
      'Warning',
      'tests-failed',
    ],
    [
      'only a HelmRelease drifts',
      kustomization({ conditions: [ready, condition('Drifted', 'True')] }),
      'Healthy',
      'ready',
    ],
    [
      'waits for a dependency',
      kustomization({
        conditions: [condition('Ready', 'False', 'DependencyNotReady')],
      }),
      'Progressing',
      'waiting-for-dependency',
      ['blocked'],
    ],
    [
      'is at work: Ready Unknown',
      kustomization({ conditions: [condition('Ready', 'Unknown')] }),
      'Progressing',
      'progressing',
    ],
    ...['Progressing', 'ProgressingWithRetry'].map(
      reason =>
        [
          `is at work: Ready False ${reason}`,
          kustomization({ conditions: [condition('Ready', 'False', reason)] }),
          'Progressing',
          'progressing',
        ] as [string, KubernetesObject, string, string],
    ),
    [
      'reconciles without Ready',
      kustomization({ conditions: [condition('Reconciling', 'True')] }),
      'Progressing',
      'progressing',
    ],
    [
      'reconciles after a failure',
      kustomization({
        conditions: [failed, condition('Reconciling', 'True')],
      }),
      'Progressing',
      'progressing',
    ],
    [
      'is a release that was remediated and is well again',
      helmRelease({ conditions: [ready, condition('Remediated', 'True')] }),
      'Healthy',
      'ready',
    ],
    [
      'failed its tests, and the release with them',
      helmRelease({
        conditions: [failed, condition('TestSuccess', 'False')],
      }),
      'Error',
      'failed',
    ],
    [
      'was rolled back, of an older generation',
      helmRelease({
        conditions: [
          condition('Ready', 'False', 'RollbackSucceeded', {
            observedGeneration: 2,
          }),
          condition('Remediated', 'True', 'RollbackSucceeded'),
        ],
      }),
      'Error',
      'rolled-back',
      ['stale'],
    ],
    [
      'drifted before it failed',
      helmRelease({ conditions: [failed, condition('Drifted', 'True')] }),
      'Warning',
      'drifted',
    ],
    [
      'is stalled and suspended',
      gitRepository({
        spec: { suspend: true },
        conditions: [condition('Stalled', 'True'), ready],
      }),
      'Error',
      'suspended',
      ['suspended', 'stale'],
    ],
    [
      'is out of date and failing',
      gitRepository({
        conditions: [
          failed,
          condition('ArtifactOutdated', 'True', 'NewRevision', {
            lastTransitionTime: minutesAgo(600),
          }),
        ],
      }),
      'Error',
      'failed',
    ],
    [
      'is no source: nothing is out of date',
      kustomization({
        conditions: [
          ready,
          condition('ArtifactOutdated', 'True', 'NewRevision', {
            lastTransitionTime: minutesAgo(600),
          }),
        ],
      }),
      'Healthy',
      'ready',
    ],
    [
      'reconciles while Ready',
      kustomization({ conditions: [ready, condition('Reconciling', 'True')] }),
      'Healthy',
      'ready',
    ],
    ['failed', kustomization({ conditions: [failed] }), 'Error', 'failed'],
    [
      'is out of date for more than three intervals',
      gitRepository({
        spec: { interval: '10m' },
        conditions: [
          ready,
          condition('ArtifactOutdated', 'True', 'NewRevision', {
            lastTransitionTime: minutesAgo(31),
          }),
        ],
      }),
      'Warning',
      'outdated',
    ],
    [
      'is out of date for less',
      gitRepository({
        spec: { interval: '10m' },
        conditions: [
          ready,
          condition('ArtifactOutdated', 'True', 'NewRevision', {
            lastTransitionTime: minutesAgo(29),
          }),
        ],
      }),
      'Healthy',
      'ready',
    ],
    [
      'is a static registry',
      helmRepository({ type: 'oci' }),
      'Unknown',
      'ready',
    ],
    [
      'is a registry that an old version checked',
      helmRepository({ type: 'oci' }, [ready]),
      'Healthy',
      'ready',
    ],
    [
      'is new',
      gitRepository({ metadata: { creationTimestamp: minutesAgo(4) } }),
      'Progressing',
      'not-reconciled',
    ],
    [
      'was never seen by a controller',
      gitRepository({ metadata: { creationTimestamp: minutesAgo(6) } }),
      'Unknown',
      'not-reconciled',
    ],
    [
      'says nothing of Ready',
      gitRepository({ conditions: [condition('ArtifactInStorage', 'True')] }),
      'Unknown',
      'unknown',
    ],
    [
      'is behind its spec',
      gitRepository({
        conditions: [{ ...ready, observedGeneration: 2 }],
        status: { observedGeneration: 3 },
      }),
      'Healthy',
      'ready',
      ['stale'],
    ],
    [
      'never succeeded but is current',
      gitRepository({
        conditions: [{ ...failed, observedGeneration: 3 }],
        status: { observedGeneration: -1 },
      }),
      'Error',
      'failed',
    ],
  ])('%s', (_, object, health, state, flags = []) => {
    expect(assessFluxObject(object, NOW)).toMatchObject({
      health,
      state,
      flags,
    });
  });

  it('tells why a release was rolled back, not that the roll-back went well', () => {
    const status = assessFluxObject(
      helmRelease({
        conditions: [
          condition('Ready', 'False', 'RollbackSucceeded'),
          condition('Released', 'False', 'UpgradeFailed', {
            message: 'timed out waiting for the deployment',
          }),
          condition('Remediated', 'True', 'RollbackSucceeded'),
        ],
      }),
      NOW,
    );
    expect(status.message).toContain('timed out waiting');
    expect(status.decidedBy).toBe('condition Remediated of HelmRelease');
  });

  it('names what it could not read', () => {
    const status = assessFluxObject(
      gitRepository({ status: { conditions: 'many' } }),
      NOW,
    );
    expect(status).toMatchObject({ health: 'Unknown', reason: 'NotReadable' });
    expect(status.message).toContain('status.conditions');
  });

  it('keeps long messages short', () => {
    const message = 'x'.repeat(20_000);
    const status = assessFluxObject(
      kustomization({ conditions: [{ ...failed, message }] }),
      NOW,
    );
    expect(status.message.length).toBeLessThan(2_100);
  });
});
