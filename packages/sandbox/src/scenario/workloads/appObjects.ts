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
import { stableSuffix } from '../stableId';
import { ownedBy } from '../World';
import { AppModel } from './AppModel';
import { podObject } from './podObject';
import { ingressObject, nightlyObjects, crashEvent } from './besideApp';

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
