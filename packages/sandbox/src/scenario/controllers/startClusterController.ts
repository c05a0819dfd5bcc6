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
import { ApiObject, LocalClient, NewObject } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { ClusterModel } from '../clusters/ClusterModel';
import { clusterObjects } from '../clusters/clusterObjects';
import { toTime } from '../Timeline';
import { keepTransitionTimes, observe, uidOf } from '../World';
import { clusterWish } from './clusterWish';
import { ControllerOptions } from './ControllerOptions';
import { isSettled, newCluster, stepCluster } from './stepCluster';
import { withRealOwners } from './withRealOwners';

const CLUSTERS = { group: 'cluster.x-k8s.io', plural: 'clusters' };
const CONTROL_PLANES = 'controlplane.cluster.x-k8s.io';
/** What holds templates of others: of these, the number alone is filled in. */
const TEMPLATED = ['KubeadmControlPlane', 'MachineDeployment', 'MachinePool'];
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

/** What a Cluster can be built of, and where a change of it is a wish. */
function partsOf(client: LocalClient) {
  const crds = client.list({
    group: 'apiextensions.k8s.io',
    plural: 'customresourcedefinitions',
  });
  return [
    { group: 'cluster.x-k8s.io', plural: 'machinedeployments' },
    { group: 'cluster.x-k8s.io', plural: 'machinepools' },
    ...crds
      .filter(crd => valueAt(crd, ['spec', 'group']) === CONTROL_PLANES)
      .map(crd => ({
        group: CONTROL_PLANES,
        plural: String(valueAt(crd, ['spec', 'names', 'plural'])),
      })),
  ];
}

/**
 * Does Cluster API's part for the Clusters that the GitOps loop makes, of whatever
 * provider: from nothing to provisioned, scaled, upgraded, and away.
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
  /** What others have made of a cluster, and alone may make again. */
  const foreign = new Map<string, Set<string>>();

  /** The objects of others get what they lack; the rest is ours. */
  function write(key: string, model: ClusterModel): void {
    const ours: NewObject[] = [];
    const theirs = foreign.get(key) ?? new Set();
    foreign.set(key, theirs);
    const objects = clusterObjects(model).map(object =>
      withRealOwners(client, object),
    );
    for (const object of objects) {
      const current = client.get(object);
      if (current && made(current)) {
        theirs.add(uidOf(object));
        bringAlive(current, object);
      } else if (!theirs.has(uidOf(object))) {
        ours.push(object);
      }
    }
    world.describe(`cluster ${key}`, ours);
  }

  function bringAlive(current: ApiObject, object: NewObject): void {
    const { labels, ownerReferences, finalizers } = object.metadata;
    const filled = isRecord(object.spec) ? object.spec : {};
    const { generation = 1 } = client.update(current, live => {
      live.metadata.labels = { ...labels, ...live.metadata.labels };
      live.metadata.ownerReferences ??= ownerReferences;
      if (!live.metadata.deletionTimestamp) {
        live.metadata.finalizers ??= finalizers;
      }
      live.spec = {
        ...(!TEMPLATED.includes(object.kind) && filled),
        ...(filled.replicas !== undefined && { replicas: filled.replicas }),
        ...(isRecord(live.spec) && live.spec),
        ...(filled.providerIDList !== undefined && {
          providerIDList: filled.providerIDList,
        }),
      };
    }).metadata;
    keepTransitionTimes(current, object);
    observe(object, generation);
    client.update(current, live => {
      live.status = isRecord(object.status) ? object.status : {};
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
      // Not all of it is there yet.
      return STEP;
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
    foreign.delete(key);
    world.describe(`cluster ${key}`, []);
    for (const object of [...(model ? clusterObjects(model) : []), cluster]) {
      if (client.get(object)?.metadata.deletionTimestamp) {
        client.update(object, current => {
          delete current.metadata.finalizers;
        });
      }
    }
    return undefined;
  }

  const stops = [
    client.subscribe(CLUSTERS, ({ previous, current }) => {
      if (current && asksForWork(previous, current)) {
        queue.add(keyOf(current));
      }
    }),
    ...partsOf(client).map(resource =>
      client.subscribe(resource, ({ previous, current }) => {
        const part = current ?? previous;
        if (
          part &&
          made(part) &&
          (!current || asksForWork(previous, current))
        ) {
          const { namespace } = part.metadata;
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
