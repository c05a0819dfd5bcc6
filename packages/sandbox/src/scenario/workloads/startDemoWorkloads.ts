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

import { KubernetesApi } from '../../kubernetes-api';
import { Certificate } from '../../kubernetes-api/createCertificate';
import { ClusterModel } from '../clusters/ClusterModel';
import { SandboxWorkload } from '../Sandbox';
import { Timeline } from '../Timeline';
import { AppModel } from './AppModel';
import {
  fillWorkloadCluster,
  startWorkloadCluster,
  WorkloadCluster,
} from './startWorkloadCluster';

type App = Omit<AppModel, 'cluster' | 'created' | 'nodes'>;

const platform: App[] = [
  {
    name: 'ingress',
    namespace: 'ingress',
    image: 'traefik:v3.5.3',
    replicas: 2,
  },
  {
    name: 'certificates',
    namespace: 'cert-manager',
    image: 'quay.io/jetstack/cert-manager-controller:v1.19.1',
    replicas: 1,
  },
  {
    name: 'monitoring',
    namespace: 'monitoring',
    image: 'quay.io/prometheus/prometheus:v3.7.1',
    replicas: 2,
  },
];

/** What runs where. */
const APPS: Record<string, App[]> = {
  'payments-prod': [
    ...platform,
    {
      name: 'checkout-api',
      namespace: 'checkout',
      image: 'registry.example.com/checkout-api:3.18.0',
      replicas: 3,
      host: 'checkout.example.com',
    },
    {
      name: 'receipts',
      namespace: 'checkout',
      image: 'registry.example.com/receipts:1.9.2',
      replicas: 2,
      crashing: 1,
      nightly: true,
    },
  ],
  'search-prod': [
    ...platform,
    {
      name: 'search-api',
      namespace: 'search',
      image: 'registry.example.com/search-api:7.2.1',
      replicas: 4,
      host: 'search.example.com',
      nightly: true,
    },
  ],
};

const NAMESPACES: Record<string, string> = {
  'payments-prod': 'team-payments',
  'search-prod': 'team-search',
};

/** The workload clusters of the demo. @internal */
export interface DemoWorkloads {
  list: SandboxWorkload[];
  /** The control plane endpoints, by the name of the cluster. */
  endpoints: Record<string, { host: string; port: number }>;
  /** Puts nodes and services on them: a node for each machine. */
  fill(clusters: ClusterModel[]): void;
}

/** Starts an API for each cluster that has services. @internal */
export async function startDemoWorkloads(options: {
  timeline: Timeline;
  certificate: Certificate;
  running: KubernetesApi[];
}): Promise<DemoWorkloads> {
  const { timeline, certificate, running } = options;
  const started = new Map<string, WorkloadCluster>();
  for (const name of Object.keys(APPS)) {
    const workload = await startWorkloadCluster(name, certificate);
    running.push(workload.api);
    started.set(name, workload);
  }
  return {
    list: [...started].map(([cluster, { api, token }]) => ({
      host: 'hub',
      namespace: NAMESPACES[cluster],
      cluster,
      url: api.url,
      caData: api.caData,
      token,
    })),
    endpoints: Object.fromEntries(
      [...started].map(([cluster, { api }]) => {
        const { hostname: host, port } = new URL(api.url);
        return [cluster, { host, port: Number(port) }];
      }),
    ),
    fill(clusters) {
      for (const { name, version, controlPlane, workers } of clusters) {
        const workload = started.get(name);
        if (workload) {
          const groups = [...workers, controlPlane];
          const nodes = groups.flatMap(({ machines }) =>
            machines.map(machine => machine.name),
          );
          fillWorkloadCluster(workload, {
            name,
            version,
            nodes,
            timeline,
            apps: APPS[name],
          });
        }
      }
    },
  };
}
