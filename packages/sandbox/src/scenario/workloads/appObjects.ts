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

import { NewObject } from '../../kubernetes-api';
import { stableHex, stableSuffix } from '../stableId';
import { ownedBy } from '../World';

/** A service as it runs in a workload cluster. @internal */
export interface AppModel {
  /** Also its `backstage.io/kubernetes-id`. */
  name: string;
  namespace: string;
  cluster: string;
  created: string;
  image: string;
  replicas: number;
  /** How many of its pods crash. */
  crashing?: number;
  host?: string;
  /** Has a job that runs on a schedule. */
  nightly?: boolean;
  nodes: string[];
}

function podObject(
  app: AppModel,
  index: number,
  owner: NewObject,
  metadata: NewObject['metadata'],
): NewObject {
  const crashing = index < (app.crashing ?? 0);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, ownerReferences: [ownedBy(owner)] },
    spec: {
      nodeName: app.nodes[index % app.nodes.length],
      containers: [
        {
          name: app.name,
          image: app.image,
          resources: {
            requests: { cpu: '250m', memory: '256Mi' },
            limits: { memory: '512Mi' },
          },
        },
      ],
    },
    status: {
      phase: 'Running',
      podIP: `192.168.${index}.${
        (parseInt(stableHex(metadata.name, 2), 16) % 250) + 2
      }`,
      startTime: app.created,
      conditions: [
        'Initialized',
        'PodScheduled',
        'ContainersReady',
        'Ready',
      ].map(type => ({
        type,
        status: crashing && type.endsWith('Ready') ? 'False' : 'True',
        lastTransitionTime: app.created,
      })),
      containerStatuses: [
        {
          name: app.name,
          image: app.image,
          ready: !crashing,
          started: !crashing,
          restartCount: crashing ? 23 : 0,
          state: crashing
            ? {
                waiting: {
                  reason: 'CrashLoopBackOff',
                  message: `back-off 5m0s restarting failed container=${app.name}`,
                },
              }
            : { running: { startedAt: app.created } },
          ...(crashing && {
            lastState: {
              terminated: {
                reason: 'Error',
                exitCode: 1,
                startedAt: app.created,
                finishedAt: app.created,
              },
            },
          }),
        },
      ],
    },
  };
}

/** Deployment, replica set, pods and what stands around them. @internal */
export function appObjects(app: AppModel): NewObject[] {
  const { name, namespace, created, replicas, crashing = 0, image } = app;
  const labels = {
    app: name,
    'backstage.io/kubernetes-id': name,
    'groundplan.dev/cluster': app.cluster,
  };
  const meta = (own = name) => ({
    name: own,
    namespace,
    labels,
    creationTimestamp: created,
  });
  const selector = { matchLabels: { app: name } };
  const template = {
    metadata: { labels },
    spec: { containers: [{ name, image }] },
  };
  const counters = {
    observedGeneration: 1,
    replicas,
    readyReplicas: replicas - crashing,
    availableReplicas: replicas - crashing,
  };
  const deployment: NewObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...meta(),
      annotations: { 'deployment.kubernetes.io/revision': '7' },
    },
    spec: { replicas, selector, template, strategy: { type: 'RollingUpdate' } },
    status: {
      ...counters,
      updatedReplicas: replicas,
      unavailableReplicas: crashing,
      conditions: [
        {
          type: 'Available',
          status: crashing ? 'False' : 'True',
          reason: crashing
            ? 'MinimumReplicasUnavailable'
            : 'MinimumReplicasAvailable',
          message: crashing
            ? 'Deployment does not have minimum availability.'
            : 'Deployment has minimum availability.',
          lastUpdateTime: created,
          lastTransitionTime: created,
        },
      ],
    },
  };
  const hash = stableSuffix(name, 9);
  const replicaSet: NewObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...meta(`${name}-${hash}`),
      ownerReferences: [ownedBy(deployment)],
    },
    spec: { replicas, selector, template },
    status: { ...counters, fullyLabeledReplicas: replicas },
  };
  const pods = Array.from({ length: replicas }, (_, index) =>
    podObject(
      app,
      index,
      replicaSet,
      meta(`${name}-${hash}-${stableSuffix(`${name}/${index}`)}`),
    ),
  );
  return [
    deployment,
    replicaSet,
    ...pods,
    ...pods.map(pod => ({
      apiVersion: 'metrics.k8s.io/v1beta1',
      kind: 'PodMetrics',
      metadata: { name: pod.metadata.name, namespace, labels },
      timestamp: created,
      window: '15s',
      containers: [{ name, usage: { cpu: '61m', memory: '143Mi' } }],
    })),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta(),
      spec: {
        type: 'ClusterIP',
        clusterIP: '10.128.14.7',
        selector: { app: name },
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
      },
      status: { loadBalancer: {} },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta(),
      data: { LOG_LEVEL: 'info' },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: meta(),
      spec: {
        minReplicas: 1,
        maxReplicas: 10,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 75 },
            },
          },
        ],
      },
      status: {
        currentReplicas: replicas,
        desiredReplicas: replicas,
        conditions: [],
      },
    },
    ...(app.host ? [ingressObject(app.host, meta())] : []),
    ...(app.nightly ? nightlyObjects(app, meta) : []),
    ...(crashing ? [crashEvent(pods[0], created)] : []),
  ];
}

function ingressObject(
  host: string,
  metadata: NewObject['metadata'],
): NewObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: {
      ingressClassName: 'traefik',
      tls: [{ hosts: [host], secretName: `${metadata.name}-tls` }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: metadata.name, port: { name: 'http' } },
                },
              },
            ],
          },
        },
      ],
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } },
  };
}

function nightlyObjects(
  { name, image, created }: AppModel,
  meta: (own: string) => NewObject['metadata'],
): NewObject[] {
  const template = {
    spec: {
      restartPolicy: 'Never',
      containers: [{ name, image, args: ['nightly'] }],
    },
  };
  const cronJob: NewObject = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: meta(`${name}-nightly`),
    spec: {
      schedule: '10 2 * * *',
      suspend: false,
      jobTemplate: { spec: { template } },
    },
    status: { lastScheduleTime: created, lastSuccessfulTime: created },
  };
  return [
    cronJob,
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        ...meta(`${name}-nightly-29384770`),
        ownerReferences: [ownedBy(cronJob)],
      },
      spec: { backoffLimit: 6, completions: 1, parallelism: 1, template },
      status: {
        startTime: created,
        completionTime: created,
        succeeded: 1,
        conditions: [
          { type: 'Complete', status: 'True', lastTransitionTime: created },
        ],
      },
    },
  ];
}

function crashEvent(pod: NewObject, time: string): NewObject {
  const { name, namespace } = pod.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.17f2a`, namespace, creationTimestamp: time },
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container in pod ${name}`,
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace },
    source: { component: 'kubelet' },
    count: 23,
    firstTimestamp: time,
    lastTimestamp: time,
  };
}
