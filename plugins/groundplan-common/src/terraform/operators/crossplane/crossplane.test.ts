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
  minutesAgo,
  NOW,
} from '../../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../../kubernetes';
import { crossplaneWorkspace } from '../../testing/otherTerraforms';
import { crossplane } from './crossplane';

const PAUSED = { annotations: { 'crossplane.io/paused': 'true' } };
const synced = condition('Synced', 'True', 'ReconcileSuccess');
const failed = condition('Synced', 'False', 'ReconcileError');
const stopped = condition('Synced', 'False', 'ReconcilePaused');
const ready = condition('Ready', 'True', 'Available');
const notReady = (reason: string) => condition('Ready', 'False', reason);

/** Reasons of github.com/crossplane/crossplane-runtime, apis/common/v1/condition.go. */
const rows: [string, KubernetesObject, string, string, string[]?][] = [
  [
    'available',
    crossplaneWorkspace({ conditions: [synced, ready] }),
    'Healthy',
    'ready',
  ],
  [
    'a failed run beside resources that work',
    crossplaneWorkspace({ conditions: [failed, ready] }),
    'Error',
    'failed',
  ],
  [
    'on its way',
    crossplaneWorkspace({ conditions: [synced, notReady('Creating')] }),
    'Progressing',
    'creating',
  ],
  [
    'unavailable',
    crossplaneWorkspace({ conditions: [synced, notReady('Unavailable')] }),
    'Error',
    'unhealthy',
  ],
  [
    'Ready not reported',
    crossplaneWorkspace({ conditions: [synced] }),
    'Unknown',
    'unknown',
  ],
  [
    'paused while available',
    crossplaneWorkspace({ metadata: PAUSED, conditions: [stopped, ready] }),
    'Healthy',
    'paused',
    ['paused', 'stale'],
  ],
  [
    'just made',
    crossplaneWorkspace({ metadata: { creationTimestamp: minutesAgo(1) } }),
    'Progressing',
    'not-reconciled',
  ],
  ['never seen', crossplaneWorkspace(), 'Unknown', 'not-reconciled'],
  [
    'deleting, and failing to',
    crossplaneWorkspace({
      metadata: { deletionTimestamp: minutesAgo(2) },
      conditions: [failed],
    }),
    'Deleting',
    'deleting',
    ['blocked'],
  ],
];

describe('crossplane', () => {
  it.each(rows)(
    'judges one that is %s',
    (_, object, health, state, flags = []) => {
      expect(crossplane.assess(object, NOW)).toMatchObject({
        health,
        state,
        flags,
      });
    },
  );

  it('has a row and an entity without a namespace', () => {
    const object = crossplaneWorkspace({ conditions: [synced, ready] });
    object.metadata.namespace = undefined;
    const context = {
      host: 'hub',
      entityRef: 'resource:default/app',
      now: NOW,
      entityRefOf: () => undefined,
    };
    const row = crossplane.fleet.summarize(object, [], context);
    expect(row).toMatchObject({ kind: 'crossplane-workspace', name: 'app' });
    expect(row.namespace).toBeUndefined();
    expect(row.drifted).toBeUndefined();
    expect(crossplane.fleet.facts(object, [])).toMatchObject({
      segment: 'crossplane-workspace',
      type: 'terraform',
    });
  });

  describe('paused', () => {
    const { suspend, resume } = crossplane.operations;
    const recorded = {
      operation: 'suspend' as const,
      by: 'user:default/ada',
      at: minutesAgo(0),
    };
    const running = crossplaneWorkspace({ conditions: [synced, ready] });
    const asked = crossplaneWorkspace({
      metadata: PAUSED,
      conditions: [synced, ready],
    });
    const paused = crossplaneWorkspace({
      metadata: PAUSED,
      conditions: [stopped, ready],
    });
    const resumed = crossplaneWorkspace({ conditions: [stopped, ready] });

    it('is done when the provider says so, and not before', () => {
      expect(suspend?.assess(running, [], NOW).allowed).toBe(true);
      expect(suspend?.assess(paused, [], NOW).allowed).toBe(false);
      expect(suspend?.judge(asked, recorded, NOW).state).toBe('sent');
      expect(
        suspend?.judge(asked, { ...recorded, at: minutesAgo(2) }, NOW).state,
      ).toBe('unheard');
      expect(suspend?.judge(paused, recorded, NOW).state).toBe('done');
      expect(suspend?.judge(running, recorded, NOW).state).toBe('superseded');
      expect(resume?.assess(running, [], NOW).allowed).toBe(false);
      expect(resume?.judge(resumed, recorded, NOW).state).toBe('sent');
      expect(resume?.judge(running, recorded, NOW).state).toBe('done');
    });

    it('is asked by the annotation, with who asked', () => {
      const input = { by: 'user:default/ada', at: NOW };
      expect(suspend?.patches(running, input)[0].patch).toMatchObject({
        metadata: {
          annotations: {
            'crossplane.io/paused': 'true',
            'groundplan.dev/operation': expect.stringContaining('ada'),
          },
        },
      });
      expect(resume?.patches(paused, input)[0].patch).toMatchObject({
        metadata: { annotations: { 'crossplane.io/paused': null } },
      });
    });
  });
});
