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
import { ChangeOrigin } from 'backstage-plugin-groundplan-common';
import { parseManifests } from '../plan/parseManifests';
import { editYaml } from './editYaml';
import { EditingChange, objectEdits } from './objectEdits';
import { updatedOrigin } from './updatedOrigin';

const TOPOLOGY = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: sketch }
spec:
  topology:
    version: v1.34.1
    controlPlane: { replicas: 1 }
    workers:
      machinePools:
        - { name: pool, class: a, replicas: 2 }
`;

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: linux }
spec:
  values:
    minRunners: 1
`;

const entityRef = 'resource:default/x';

function apply(text: string, change: EditingChange): string {
  const [{ object }] = parseManifests(text, 'x.yaml');
  return editYaml(text, 0, objectEdits(object, change));
}

const scale = (rest: object): EditingChange => ({
  entityRef,
  operation: 'scale',
  ...rest,
});

describe('objectEdits', () => {
  it.each<[string, string, EditingChange, (text: string) => string]>([
    [
      'a topology, both at once',
      TOPOLOGY,
      scale({
        controlPlaneReplicas: 3,
        workers: [{ name: 'pool', replicas: 5 }],
      }),
      text =>
        text
          .replace('{ replicas: 1 }', '{ replicas: 3 }')
          .replace('replicas: 2', 'replicas: 5'),
    ],
    [
      'the version of a topology',
      TOPOLOGY,
      { entityRef, operation: 'upgrade', version: 'v1.35.0' },
      text => text.replace('v1.34.1', 'v1.35.0'),
    ],
    [
      'the runners of a release',
      RELEASE,
      scale({ minRunners: 2, maxRunners: 8 }),
      text =>
        text.replace('minRunners: 1\n', 'minRunners: 2\n    maxRunners: 8\n'),
    ],
  ])('changes %s', (_, text, change, expected) => {
    expect(apply(text, change)).toBe(expected(text));
  });

  it.each<[string, EditingChange, string]>([
    [
      TOPOLOGY,
      scale({ workers: [{ name: 'other', replicas: 1 }] }),
      'no set of machines that is called other',
    ],
    [
      RELEASE,
      { entityRef, operation: 'upgrade', version: 'v1.35.0' },
      'no spec.topology.version',
    ],
    [
      TOPOLOGY,
      { entityRef, operation: 'upgrade', version: 'v1.36.0' },
      'skips no minor version',
    ],
    [
      TOPOLOGY,
      { entityRef, operation: 'upgrade', version: 'v1.34.0' },
      'v1.34.0 is not newer than v1.34.1',
    ],
    [RELEASE, scale({ controlPlaneReplicas: 1 }), 'has no spec.topology'],
    [RELEASE, scale({}), 'no number to scale to'],
  ])('refuses what is not there', (text, change, message) => {
    expect(() => apply(text, change)).toThrow(message);
  });
});

describe('the approval of a plan', () => {
  const terraform = (annotations: string, approvePlan: string) =>
    `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: vpc
${annotations}spec:
  # by hand
  approvePlan: ${approvePlan}
`;
  const approval = {
    by: 'user:default/ada',
    at: '2026-01-01T00:00:00.000Z',
    planId: 'plan-main-1',
    hash: 'a'.repeat(64),
  };
  const edit = (approvePlan: string): EditingChange => ({
    entityRef,
    operation: 'edit',
    spec: { approvePlan },
    approval,
  });

  it.each([
    ['beside none', ''],
    ['in place of nothing', '  annotations:\n'],
    ['beside others', '  annotations:\n    note: x\n'],
  ])('is written with who has read it, %s', (_, annotations) => {
    expect(apply(terraform(annotations, '""'), edit('plan-main-1'))).toBe(
      terraform(
        `${
          annotations || '  annotations:\n'
        }    groundplan.dev/approval: '${JSON.stringify(approval)}'\n`,
        'plan-main-1',
      ),
    );
  });

  it('is of no other plan', () => {
    expect(() => apply(terraform('', '""'), edit('plan-main-2'))).toThrow(
      'It approves plan-main-2, and what was read is plan-main-1',
    );
  });
});

describe('updatedOrigin', () => {
  const originOf = (
    kind: string,
    values: Record<string, unknown>,
  ): ChangeOrigin =>
    ({
      source: { kind },
      values,
      what: 'x',
      repository: 'x',
      files: [],
    } as unknown as ChangeOrigin);

  it.each<[string, Record<string, unknown>, EditingChange, object]>([
    [
      'cluster-class',
      {
        cluster: { name: 'a', controlPlaneReplicas: 1 },
        workers: { machineDeployments: [{ name: 'md', replicas: 1 }] },
      },
      scale({
        controlPlaneReplicas: 3,
        workers: [{ name: 'md', replicas: 2 }],
      }),
      {
        cluster: { name: 'a', controlPlaneReplicas: 3 },
        workers: { machineDeployments: [{ name: 'md', replicas: 2 }] },
      },
    ],
    [
      'cluster',
      {
        cluster: { name: 'a' },
        infrastructure: { controlPlane: { replicas: 1 } },
        nodeGroups: [{ name: 'default' }, { name: 'batch', replicas: 1 }],
      },
      scale({
        controlPlaneReplicas: 3,
        workers: [{ name: 'a-default', replicas: 2 }],
      }),
      {
        cluster: { name: 'a' },
        infrastructure: { controlPlane: { replicas: 3 } },
        nodeGroups: [
          { name: 'default', replicas: 2 },
          { name: 'batch', replicas: 1 },
        ],
      },
    ],
    [
      'cluster',
      {
        cluster: { name: 'a', version: 'v1.34.1' },
        infrastructure: { provider: 'digitalocean', image: 'kube-v1.34.1' },
        nodeGroups: [{ name: 'default' }, { name: 'old', version: 'v1.33.1' }],
      },
      {
        entityRef,
        operation: 'upgrade',
        version: 'v1.35.0',
        image: 'kube-v1.35.0',
      },
      {
        cluster: { name: 'a', version: 'v1.35.0' },
        infrastructure: { provider: 'digitalocean', image: 'kube-v1.35.0' },
        nodeGroups: [
          { name: 'default', version: 'v1.34.1', image: 'kube-v1.34.1' },
          { name: 'old', version: 'v1.33.1', image: 'kube-v1.34.1' },
        ],
      },
    ],
    [
      'cluster',
      {
        cluster: { name: 'a', version: 'v1.35.0' },
        infrastructure: { provider: 'in-memory', image: 'left over' },
        nodeGroups: [
          { name: 'default', version: 'v1.34.1', image: 'x' },
          { name: 'batch', version: 'v1.34.1' },
        ],
      },
      {
        entityRef,
        operation: 'upgrade',
        version: 'v1.35.0',
        sets: ['a-default'],
      },
      {
        cluster: { name: 'a', version: 'v1.35.0' },
        infrastructure: { provider: 'in-memory', image: 'left over' },
        nodeGroups: [
          { name: 'default' },
          { name: 'batch', version: 'v1.34.1' },
        ],
      },
    ],
    [
      'runner-scale-set',
      { name: 'linux', minRunners: 0 },
      scale({ minRunners: 1, maxRunners: 4 }),
      { name: 'linux', minRunners: 1, maxRunners: 4 },
    ],
  ])('keeps the form of a %s true', (kind, values, change, expected) => {
    const updated = updatedOrigin(originOf(kind, values), change);
    expect(updated?.values).toEqual(expected);
  });

  it('leaves parameters that only a template understands', () => {
    expect(
      updatedOrigin(
        originOf('capi-template', { parameters: { WORKERS: '1' } }),
        scale({ workers: [{ name: 'md', replicas: 2 }] }),
      ),
    ).toBeUndefined();
  });
});
