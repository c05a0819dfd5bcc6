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

import { editedFiles } from './editedFiles';
import { locateObject } from './locateObject';
import { EditingChange } from './objectEdits';

const CLUSTER = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: sketch, namespace: team-a }
spec:
  controlPlaneRef:
    apiGroup: controlplane.cluster.x-k8s.io
    kind: KubeadmControlPlane
    name: sketch-cp
`;

const CONTROL_PLANE = `apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: sketch-cp, namespace: team-a }
spec:
  replicas: 1 # odd
  version: v1.34.1
  machineTemplate:
    spec:
      infrastructureRef:
        { apiGroup: infrastructure.cluster.x-k8s.io, kind: DOMachineTemplate, name: cp }
`;

const WORKERS = `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: sketch-default, namespace: team-a }
spec:
  clusterName: sketch
  template:
    spec:
      version: "v1.33.4"
`;

const POOL = `apiVersion: cluster.x-k8s.io/v1beta2
kind: MachinePool
metadata:
  name: sketch-pool
  namespace: team-a
  annotations: { cluster.x-k8s.io/replicas-managed-by: external-autoscaler }
spec:
  clusterName: sketch
  template:
    spec: { version: v1.33.4 }
`;

const OTHER = WORKERS.replace('sketch-default', 'other').replace(
  'clusterName: sketch',
  'clusterName: other',
);

const IMAGE = `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: DOMachineTemplate
metadata: { name: cp, namespace: team-a }
spec: { template: { spec: { size: s, image: 123 } } }
`;

const MANAGED = `apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: sketch }
spec:
  controlPlaneRef:
    apiVersion: controlplane.cluster.x-k8s.io/v1beta2
    kind: AWSManagedControlPlane
    name: eks
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: { name: eks }
spec: { region: eu-west-1, version: v1.33 }
`;

const ONE = {
  'hub/sketch.yaml': [CLUSTER, CONTROL_PLANE, WORKERS, POOL, OTHER].join(
    '---\n',
  ),
};

/** As a chart of a numbered folder has them. */
const SEVERAL = {
  'hub/x/templates/cluster-sketch.yaml': CLUSTER,
  'hub/x/templates/kubeadmcontrolplane-sketch-cp.yaml': CONTROL_PLANE,
  'hub/x/templates/machinedeployment-sketch-default.yaml': WORKERS,
  'hub/y/pools.yaml': POOL,
};

const entityRef = 'resource:default/x';
const upgrade = (version: string, sets?: string[]): EditingChange => ({
  entityRef,
  operation: 'upgrade',
  version,
  sets,
});
const scale = (rest: object): EditingChange => ({
  entityRef,
  operation: 'scale',
  ...rest,
});

async function edit(
  texts: Record<string, string>,
  change: EditingChange,
): Promise<Record<string, string | null>> {
  const files = {
    paths: () => Object.keys(texts),
    read: async (path: string) => texts[path],
  };
  const subject = {
    host: 'hub',
    segment: 'cluster',
    group: 'cluster.x-k8s.io',
    kind: 'Cluster',
    namespace: 'team-a',
    name: 'sketch',
    hints: [],
  };
  const location = await locateObject(subject, { files, folder: 'hub' });
  const { files: edited } = await editedFiles(subject, location!, change, {
    base: { files },
    repository: { path: 'hub' },
  });
  return Object.fromEntries(
    edited
      .filter(({ path, content }) => content !== texts[path])
      .map(({ path, content }) => [path, content]),
  );
}

describe.each([
  ['in one file', ONE],
  ['in a file each', SEVERAL],
])('a cluster without a topology, %s', (_, texts) => {
  const fileOf = (part: string) =>
    Object.entries<string>(texts).find(([, text]) => text.includes(part))!;

  it.each<[string, EditingChange, string, string]>([
    [
      'scales its control plane',
      scale({ controlPlaneReplicas: 3 }),
      'replicas: 1 # odd',
      'replicas: 3 # odd',
    ],
    [
      'upgrades its control plane alone',
      upgrade('v1.35.0'),
      'version: v1.34.1',
      'version: v1.35.0',
    ],
    [
      'upgrades workers',
      upgrade('v1.34.1', ['sketch-default']),
      'version: "v1.33.4"',
      'version: v1.34.1',
    ],
    [
      'upgrades a pool',
      upgrade('v1.34.1', ['sketch-pool']),
      '{ version: v1.33.4 }',
      '{ version: v1.34.1 }',
    ],
  ])('%s', async (__, change, before, after) => {
    const [path, text] = fileOf(before);
    expect(await edit(texts, change)).toEqual({
      [path]: text.replace(before, after),
    });
  });

  it('scales several parts at once', async () => {
    const all = Object.values(
      await edit(
        texts,
        scale({
          controlPlaneReplicas: 3,
          workers: [{ name: 'sketch-default', replicas: 4 }],
        }),
      ),
    ).join('');
    expect(all).toContain('replicas: 3 # odd');
    expect(all).toContain('      version: "v1.33.4"\n  replicas: 4\n');
  });

  it.each<[EditingChange, RegExp]>([
    [scale({}), /no number to scale to/],
    [
      scale({ workers: [{ name: 'sketch-pool', replicas: 1 }] }),
      /MachinePool sketch-pool has is an autoscaler's to decide/,
    ],
    [
      scale({ workers: [{ name: 'nowhere', replicas: 1 }] }),
      /has no MachineDeployment or MachinePool nowhere/,
    ],
    [upgrade('v1.34.1'), /is at v1.34.1 in its file already/],
    [upgrade('v1.33.4', ['sketch-default']), /v1.33.4 is not newer/],
  ])('refuses %j', async (change, message) => {
    await expect(edit(texts, change)).rejects.toThrow(message);
  });

  it('does not start a newer version from the image of an older one', async () => {
    await expect(
      edit({ ...texts, 'hub/image.yaml': IMAGE }, upgrade('v1.35.0')),
    ).rejects.toThrow(
      /start from the image 123, .* write another DOMachineTemplate with an image of v1.35.0/,
    );
  });
});

describe('a cluster without a topology', () => {
  it("leaves another cluster's workers alone", async () => {
    await expect(
      edit(ONE, scale({ workers: [{ name: 'other', replicas: 1 }] })),
    ).rejects.toThrow('MachineDeployment other is not of Cluster sketch');
  });

  it('upgrades a control plane that the cloud keeps', async () => {
    expect(await edit({ 'hub/a.yaml': MANAGED }, upgrade('v1.34'))).toEqual({
      'hub/a.yaml': MANAGED.replace('v1.33', 'v1.34'),
    });
  });
});
