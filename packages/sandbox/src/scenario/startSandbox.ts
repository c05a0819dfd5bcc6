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

import { CustomResourceDefinition, sandboxCrds } from '../crds';
import {
  createKubernetesApi,
  KubernetesApi,
  NewObject,
  TokenRule,
} from '../kubernetes-api';
import { createCertificate } from '../kubernetes-api/createCertificate';
import { clusterClasses } from './clusters/clusterClasses';
import { clusterObjects } from './clusters/clusterObjects';
import { gitopsClusters } from './clusters/gitopsClusters';
import { kubeadmClusters } from './clusters/kubeadmClusters';
import { legacyClusterObjects } from './clusters/legacyCluster';
import { eksClusters } from './clusters/managedClusters';
import {
  aksObjects,
  nimbusObjects,
  untouchedCluster,
} from './clusters/otherProviders';
import { teamNamespaces } from './namespaces';
import { readerRules } from './readerRules';
import { scaleSetObjects } from './runners/scaleSetObjects';
import { staticScaleSets } from './runners/staticScaleSets';
import { Sandbox, SandboxHostName, SandboxOptions } from './Sandbox';
import { provisioningStory } from './stories/provisioningStory';
import { runnersStory } from './stories/runnersStory';
import { scalingStory } from './stories/scalingStory';
import { Story } from './stories/Story';
import { tellStories } from './stories/tellStories';
import { terraformStory } from './stories/terraformStory';
import { upgradeStory } from './stories/upgradeStory';
import { fluxObjects } from './terraforms/fluxObjects';
import {
  newTerraform,
  appliedConditions,
  appliedStatus,
} from './terraforms/newTerraform';
import { staticTerraforms } from './terraforms/staticTerraforms';
import { Timeline } from './Timeline';
import { startDemoWorkloads } from './workloads/startDemoWorkloads';
import { World } from './World';

interface HostPlan {
  name: SandboxHostName;
  crds: CustomResourceDefinition[];
  rules: TokenRule[];
  namespaces: string[];
  objects: NewObject[];
  stories: Story[];
}

/** The CRDs as a management cluster had them before v1beta2. */
function withoutV1Beta2(crds: CustomResourceDefinition[]) {
  return crds.map(crd => {
    const older = crd.spec.versions.filter(({ name }) => name === 'v1beta1');
    return crd.spec.group.endsWith('cluster.x-k8s.io') && older.length
      ? {
          ...crd,
          spec: {
            ...crd.spec,
            versions: older.map(version => ({ ...version, storage: true })),
          },
        }
      : crd;
  });
}

function inGroups(...suffixes: string[]): CustomResourceDefinition[] {
  return sandboxCrds.filter(({ spec }) =>
    suffixes.some(suffix => spec.group.endsWith(suffix)),
  );
}

function planHosts(
  timeline: Timeline,
  speed: number,
  clusters: NewObject[],
): HostPlan[] {
  const created = timeline.daysAgo(40);
  const { namespaces, crds, clusters: readClusters } = readerRules;
  return [
    {
      name: 'hub',
      crds: inGroups('cluster.x-k8s.io', 'gitops.weave.works'),
      rules: [readClusters, namespaces, crds],
      namespaces: [
        'team-payments',
        'team-search',
        'team-platform',
        'team-labs',
        'platform-classes',
      ],
      objects: [
        ...clusterClasses(timeline),
        ...clusters,
        ...eksClusters(timeline),
        ...aksObjects(timeline, 'search-aks', true),
        ...aksObjects(timeline, 'search-aks-next', false),
        ...nimbusObjects(timeline),
        untouchedCluster(timeline),
        ...gitopsClusters(timeline),
      ],
      stories: [
        provisioningStory(speed),
        scalingStory(created, speed),
        upgradeStory(created, speed),
      ],
    },
    {
      // HelmReleases may not be read here: a forbidden kind to look at.
      name: 'workload-eu',
      crds: inGroups('.fluxcd.io'),
      rules: [readerRules.terraforms, namespaces, crds],
      namespaces: [
        'team-payments',
        'team-search',
        'team-platform',
        'team-labs',
        'flux-system',
      ],
      objects: [...fluxObjects(timeline), ...staticTerraforms(timeline)],
      stories: [terraformStory(created, speed)],
    },
    {
      // An older management cluster as well, whose CRDs the token may not see.
      name: 'ci',
      crds: [
        ...inGroups('actions.github.com', '.fluxcd.io'),
        ...withoutV1Beta2(inGroups('cluster.x-k8s.io')),
      ],
      rules: [
        readClusters,
        readerRules.runners,
        readerRules.pods,
        readerRules.terraforms,
        readerRules.helmReleases,
        namespaces,
      ],
      namespaces: [
        'team-payments',
        'team-platform',
        'team-labs',
        'arc-systems',
        'arc-runners',
        'flux-system',
      ],
      objects: [
        ...legacyClusterObjects(timeline),
        ...staticScaleSets(timeline).flatMap(scaleSetObjects),
        ...fluxObjects(timeline),
        ...['runner-cache', 'runner-network'].map(name =>
          newTerraform({
            name,
            namespace: 'team-platform',
            created,
            spec: { approvePlan: 'auto' },
            status: appliedStatus(created, appliedConditions(created)),
          }),
        ),
      ],
      stories: [runnersStory(created, speed)],
    },
  ];
}

/** Starts the host clusters and what happens on them. @public */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { speed = 1, ports = {}, log = () => {} } = options;
  const timeline = Timeline.create(Date.now());
  const certificate = await createCertificate();
  const running: KubernetesApi[] = [];
  const stops: (() => void)[] = [];
  const stop = async () => {
    stops.forEach(stopStories => stopStories());
    await Promise.all(running.map(api => api.stop()));
  };
  try {
    const workloads = await startDemoWorkloads({
      timeline,
      certificate,
      running,
    });
    const clusters = kubeadmClusters(timeline, workloads.endpoints);
    workloads.fill(clusters);
    const sandbox: Sandbox = { hosts: [], workloads: workloads.list, stop };
    for (const plan of planHosts(
      timeline,
      speed || 1,
      clusters.flatMap(clusterObjects),
    )) {
      const token = `sandbox-${plan.name}-reader`;
      const api = await createKubernetesApi({
        port: ports[plan.name],
        tls: certificate,
        crds: plan.crds,
        tokens: [{ token, user: 'groundplan', rules: plan.rules }],
      });
      running.push(api);
      const world = World.create(api);
      world.describe('namespaces', teamNamespaces(plan.namespaces));
      world.describe('static', plan.objects);
      if (speed > 0) {
        stops.push(tellStories(world, plan.stories, { speed, log }));
      } else {
        for (const story of plan.stories) {
          world.describe(story.id, story.objectsAt(0, Date.now()));
        }
      }
      const { url, caData } = api;
      sandbox.hosts.push({ name: plan.name, url, token, caData, api });
      log(`Host cluster ${plan.name} is at ${url}`);
    }
    return sandbox;
  } catch (error) {
    await stop();
    throw error;
  }
}
