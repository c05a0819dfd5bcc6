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

import { asksForWork } from '../../gitops-loop/fluxStatus';
import { WorkQueue } from '../../gitops-loop/WorkQueue';
import { ApiObject, NewObject } from '../../kubernetes-api';
import { isRecord } from '../../kubernetes-api/ApiObject';
import { ClusterModel } from '../clusters/ClusterModel';
import { clusterObjects } from '../clusters/clusterObjects';
import { toTime } from '../Timeline';
import { clusterWish } from './clusterWish';
import { ControllerOptions } from './ControllerOptions';
import { isSettled, newCluster, stepCluster } from './stepCluster';
import { withRealOwners } from './withRealOwners';

const CLUSTERS = { group: 'cluster.x-k8s.io', plural: 'clusters' };
/** What a Cluster can be built of, and where a change of it is a wish. */
const PARTS = [
  { group: 'cluster.x-k8s.io', plural: 'machinedeployments' },
  { group: 'controlplane.cluster.x-k8s.io', plural: 'kubeadmcontrolplanes' },
];
const STEP = 4000;
/** How long a settled cluster is left alone, if nobody changes it. */
const REST = 60_000;

function keyOf({
  metadata,
}: {
  metadata: { namespace?: string; name: string };
}) {
  return `${metadata.namespace}/${metadata.name}`;
}

/**
 * Does Cluster API's part for the Clusters that the GitOps loop makes, those of
 * machines that kubeadm sets up: from nothing to provisioned, scaled, upgraded,
 * and away.
 *
 * @internal
 */
export function startClusterController(
  options: ControllerOptions,
): () => Promise<void> {
  const { client, world, speed, log, made } = options;
  if (
    client.isNamespaced({
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Cluster',
    }) === undefined
  ) {
    return async () => {};
  }
  const models = new Map<string, ClusterModel>();

  /** The objects of others get what they lack; the rest is ours. */
  function write(key: string, model: ClusterModel): void {
    const ours: NewObject[] = [];
    const objects = clusterObjects(model).map(object =>
      withRealOwners(client, object),
    );
    for (const object of objects) {
      const current = client.get(object);
      if (current && made(current)) {
        bringAlive(current, object);
      } else {
        ours.push(object);
      }
    }
    world.describe(`cluster ${key}`, ours);
  }

  function bringAlive(current: ApiObject, object: NewObject): void {
    const { generation = 1, deletionTimestamp } = current.metadata;
    client.update(object, live => {
      const { labels, ownerReferences, finalizers } = object.metadata;
      live.metadata.labels = { ...labels, ...live.metadata.labels };
      live.metadata.ownerReferences ??= ownerReferences;
      if (!deletionTimestamp) {
        live.metadata.finalizers ??= finalizers;
      }
      live.spec = {
        ...(object.kind === 'Cluster' && isRecord(object.spec) && object.spec),
        ...(isRecord(live.spec) && live.spec),
      };
      live.status = {
        ...(isRecord(object.status) && object.status),
        observedGeneration: generation,
      };
    });
  }

  const queue = new WorkQueue(
    async key => {
      const delay = step(key);
      return delay && delay / speed;
    },
    (key, error) => log(`Cluster ${key} goes no further: ${error}`),
  );

  function step(key: string): number | undefined {
    const cluster = client.list(CLUSTERS).find(one => keyOf(one) === key);
    if (!cluster || !made(cluster)) {
      return undefined;
    }
    const { name, namespace = '', creationTimestamp = '' } = cluster.metadata;
    const now = toTime(Date.now());
    const known = models.get(key);
    if (cluster.metadata.deletionTimestamp) {
      return remove(key, cluster, known, now);
    }
    const wish = clusterWish(client, cluster);
    if (!wish) {
      log(`Cluster ${key} stays as it is: its control plane has no machines`);
      return undefined;
    }
    const model = known ?? newCluster(name, namespace, creationTimestamp, wish);
    if (known) {
      stepCluster(model, wish, now);
    }
    models.set(key, model);
    write(key, model);
    return isSettled(model) ? REST : STEP;
  }

  function remove(
    key: string,
    cluster: ApiObject,
    model: ClusterModel | undefined,
    now: string,
  ): number | undefined {
    if (model && !model.deleting) {
      model.deleting = {
        since: cluster.metadata.deletionTimestamp ?? now,
        reason: 'WaitingForWorkersDeletion',
        message: 'waiting for Machines to be deleted',
      };
      for (const { machines } of [model.controlPlane, ...model.workers]) {
        machines.forEach(machine => {
          machine.state = 'deleting';
          machine.since = now;
        });
      }
      write(key, model);
      return STEP;
    }
    models.delete(key);
    world.describe(`cluster ${key}`, []);
    client.update(cluster, current => {
      delete current.metadata.finalizers;
    });
    return undefined;
  }

  const stops = [
    client.subscribe(CLUSTERS, ({ previous, current }) => {
      if (current && asksForWork(previous, current)) {
        queue.add(keyOf(current));
      }
    }),
    ...PARTS.map(part =>
      client.subscribe(part, ({ previous, current }) => {
        if (current && made(current) && asksForWork(previous, current)) {
          const { namespace } = current.metadata;
          [...models.keys()]
            .filter(key => key.startsWith(`${namespace}/`))
            .forEach(key => queue.add(key));
        }
      }),
    ),
  ];
  return async () => {
    stops.forEach(stop => stop());
    await queue.stop();
  };
}
