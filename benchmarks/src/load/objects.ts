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

/** An object to be created, with the path of its collection. */
export interface LoadObject {
  path: string;
  body: Record<string, unknown> & { metadata: Record<string, unknown> };
}

/** Real objects of these kinds are about this long, as JSON. */
const BYTES = 6_000;

const T0 = '2026-11-01T08:00:00Z';

function condition(type: string, reason: string, message = '') {
  return {
    type,
    status: 'True',
    reason,
    message,
    observedGeneration: 1,
    lastTransitionTime: T0,
  };
}

/** Makes an object of about {@link BYTES}, filled up by an annotation. */
function object(
  group: string,
  version: string,
  plural: string,
  kind: string,
  namespace: string,
  name: string,
  more: {
    labels?: object;
    annotations?: object;
    spec?: object;
    status?: object;
    ownerReferences?: object[];
  },
): LoadObject {
  const { labels, annotations, ownerReferences, spec, status } = more;
  const body = {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: {
      name,
      namespace,
      labels,
      ownerReferences,
      annotations: {
        'groundplan.dev/owner': 'group:default/platform',
        ...annotations,
        filler: '',
      },
    },
    spec,
    status,
  };
  body.metadata.annotations.filler = 'x'.repeat(
    Math.max(0, BYTES - JSON.stringify(body).length),
  );
  return {
    path: `/apis/${group}/${version}/namespaces/${namespace}/${plural}`,
    body,
  };
}

const CORE = 'cluster.x-k8s.io';
const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io';
const CONTROL_PLANE = 'controlplane.cluster.x-k8s.io';
const BOOTSTRAP = 'bootstrap.cluster.x-k8s.io';
const ACTIONS = 'actions.github.com';
const VERSION = 'v1.34.1';

/** A healthy Cluster alone. */
export function cluster(namespace: string, name: string): LoadObject {
  const replicas = {
    desiredReplicas: 3,
    replicas: 3,
    readyReplicas: 3,
    availableReplicas: 3,
    upToDateReplicas: 3,
  };
  return object(CORE, 'v1beta2', 'clusters', 'Cluster', namespace, name, {
    labels: { 'cluster.x-k8s.io/cluster-name': name },
    spec: {
      controlPlaneEndpoint: { host: '10.1.2.3', port: 6443 },
      infrastructureRef: { apiGroup: INFRASTRUCTURE, kind: 'DevCluster', name },
      controlPlaneRef: {
        apiGroup: CONTROL_PLANE,
        kind: 'KubeadmControlPlane',
        name: `${name}-control-plane`,
      },
    },
    status: {
      observedGeneration: 1,
      phase: 'Provisioned',
      initialization: {
        infrastructureProvisioned: true,
        controlPlaneInitialized: true,
      },
      controlPlane: replicas,
      workers: replicas,
      conditions: [
        condition('Available', 'Available'),
        condition('InfrastructureReady', 'Ready'),
        condition('ControlPlaneInitialized', 'Initialized'),
        condition('ControlPlaneAvailable', 'Available'),
        condition('WorkersAvailable', 'Available'),
        condition('RemoteConnectionProbe', 'ProbeSucceeded'),
      ],
    },
  });
}

/** A Cluster with its control plane, deployment, machines and what these stand on. */
export function clusterWithMachines(
  namespace: string,
  name: string,
  machines: number,
): LoadObject[] {
  const labels = { 'cluster.x-k8s.io/cluster-name': name };
  const ready = [condition('Ready', 'Ready')];
  const objects = [
    cluster(namespace, name),
    object(
      INFRASTRUCTURE,
      'v1beta2',
      'devclusters',
      'DevCluster',
      namespace,
      name,
      {
        labels,
        status: { initialization: { provisioned: true }, conditions: ready },
      },
    ),
    object(
      CONTROL_PLANE,
      'v1beta2',
      'kubeadmcontrolplanes',
      'KubeadmControlPlane',
      namespace,
      `${name}-control-plane`,
      {
        labels,
        spec: { replicas: 3, version: VERSION },
        status: {
          observedGeneration: 1,
          initialization: { controlPlaneInitialized: true },
          replicas: 3,
          readyReplicas: 3,
          availableReplicas: 3,
          upToDateReplicas: 3,
          version: VERSION,
          conditions: [condition('Available', 'Available')],
        },
      },
    ),
  ];
  for (let i = 0; i < machines; i++) {
    const machine = `${name}-${i}`;
    const isControlPlane = i < 3;
    objects.push(
      object(CORE, 'v1beta2', 'machines', 'Machine', namespace, machine, {
        labels: {
          ...labels,
          ...(isControlPlane && { 'cluster.x-k8s.io/control-plane': '' }),
        },
        spec: {
          clusterName: name,
          version: VERSION,
          providerID: `dev:////${machine}`,
          infrastructureRef: {
            apiGroup: INFRASTRUCTURE,
            kind: 'DevMachine',
            name: machine,
          },
          bootstrap: {
            configRef: {
              apiGroup: BOOTSTRAP,
              kind: 'KubeadmConfig',
              name: machine,
            },
          },
        },
        status: {
          observedGeneration: 1,
          phase: 'Running',
          nodeRef: { name: machine },
          conditions: [
            condition('Available', 'Available'),
            condition('Ready', 'Ready'),
            condition('UpToDate', 'UpToDate'),
          ],
        },
      }),
      object(
        INFRASTRUCTURE,
        'v1beta2',
        'devmachines',
        'DevMachine',
        namespace,
        machine,
        {
          labels,
          status: { initialization: { provisioned: true }, conditions: ready },
        },
      ),
      object(
        BOOTSTRAP,
        'v1beta2',
        'kubeadmconfigs',
        'KubeadmConfig',
        namespace,
        machine,
        {
          labels,
          status: { conditions: ready },
        },
      ),
    );
  }
  return objects;
}

/** An applied Terraform resource. */
export function terraform(namespace: string, name: string): LoadObject {
  return object(
    'infra.contrib.fluxcd.io',
    'v1alpha2',
    'terraforms',
    'Terraform',
    namespace,
    name,
    {
      spec: {
        interval: '10m',
        path: './modules/bucket',
        approvePlan: 'auto',
        sourceRef: { kind: 'GitRepository', name: 'infrastructure' },
      },
      status: {
        observedGeneration: 1,
        lastAppliedRevision: 'main@sha1:0123456789abcdef',
        conditions: [
          condition(
            'Ready',
            'TerraformOutputsWritten',
            'Outputs written: main@sha1:0123456789abcdef',
          ),
          condition('Apply', 'TerraformAppliedSucceed'),
        ],
      },
    },
  );
}

/** A runner scale set with its runner set and listener, without runners. */
export function scaleSet(namespace: string, name: string): LoadObject[] {
  const labels = {
    'actions.github.com/scale-set-name': name,
    'actions.github.com/scale-set-namespace': namespace,
  };
  return [
    object(
      ACTIONS,
      'v1alpha1',
      'autoscalingrunnersets',
      'AutoscalingRunnerSet',
      namespace,
      name,
      {
        labels,
        spec: {
          githubConfigUrl: 'https://github.com/example',
          minRunners: 0,
          maxRunners: 50,
        },
        status: { currentRunners: 20, runningEphemeralRunners: 20 },
      },
    ),
    object(
      ACTIONS,
      'v1alpha1',
      'ephemeralrunnersets',
      'EphemeralRunnerSet',
      namespace,
      `${name}-set`,
      {
        labels,
        spec: { replicas: 20 },
        status: { currentReplicas: 20, runningEphemeralRunners: 20 },
      },
    ),
    object(
      ACTIONS,
      'v1alpha1',
      'autoscalinglisteners',
      'AutoscalingListener',
      namespace,
      `${name}-listener`,
      {
        labels,
        spec: {
          autoscalingRunnerSetNamespace: namespace,
          autoscalingRunnerSetName: name,
        },
      },
    ),
  ];
}

/** A running runner of a scale set. */
export function runner(
  namespace: string,
  scaleSetName: string,
  name: string,
): LoadObject {
  return object(
    ACTIONS,
    'v1alpha1',
    'ephemeralrunners',
    'EphemeralRunner',
    namespace,
    name,
    {
      labels: {
        'actions.github.com/scale-set-name': scaleSetName,
        'actions.github.com/scale-set-namespace': namespace,
      },
      spec: {
        githubConfigUrl: 'https://github.com/example',
        runnerScaleSetId: 1,
      },
      status: { phase: 'Running', ready: true, runnerId: 7, runnerName: name },
    },
  );
}
