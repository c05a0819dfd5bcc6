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

import { createKubernetesApi, KubernetesApi } from '../kubernetes-api';
import { createCertificate } from '../kubernetes-api/createCertificate';
import { clusterObjects } from './clusters/clusterObjects';
import { kubeadmClusters } from './clusters/kubeadmClusters';
import { teamNamespaces } from './namespaces';
import { Sandbox, SandboxOptions } from './Sandbox';
import { Platform } from './platform/Platform';
import { startColleague } from './stories/startColleague';
import { tellStories } from './stories/tellStories';
import { Timeline } from './Timeline';
import { startDemoWorkloads } from './workloads/startDemoWorkloads';
import { World } from './World';
import { planHosts } from './planHosts';

/** Starts the host clusters and what happens on them. @public */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { speed = 1, ports = {}, log = () => {} } = options;
  const timeline = Timeline.create(Date.now());
  const certificate = await createCertificate();
  const running: KubernetesApi[] = [];
  const stops: (() => void)[] = [];
  let platform: Platform | undefined;
  const stop = async () => {
    stops.forEach(stopStories => stopStories());
    await platform?.stop();
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
    platform = await Platform.start({ port: ports.git, speed, log });
    const sandbox: Sandbox = {
      hosts: [],
      git: platform.git,
      workloads: workloads.list,
      stop,
    };
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
        subjects: plan.subjects,
      });
      running.push(api);
      const world = World.create(api);
      world.describe('namespaces', teamNamespaces(plan.namespaces));
      world.describe('static', plan.objects);
      if (speed > 0) {
        stops.push(
          tellStories(world, plan.stories, { speed, log }),
          startColleague(api.client, speed),
        );
      } else {
        for (const story of plan.stories) {
          world.describe(story.id, story.objectsAt(0, Date.now()));
        }
      }
      platform.addHost(plan.name, api, world);
      const { url, caData } = api;
      sandbox.hosts.push({ name: plan.name, url, token, caData, api });
      log(`Host cluster ${plan.name} is at ${url}`);
    }
    log(`The Git provider is at ${sandbox.git.url}`);
    return sandbox;
  } catch (error) {
    await stop();
    throw error;
  }
}
