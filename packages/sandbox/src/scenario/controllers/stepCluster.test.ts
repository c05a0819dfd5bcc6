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

import { ClusterModel } from '../clusters/ClusterModel';
import { ClusterWish } from './clusterWish';
import { isSettled, newCluster, stepCluster } from './stepCluster';

const NOW = '2026-01-01T00:00:00Z';
const WISH: ClusterWish = {
  provider: 'Dev',
  version: 'v1.34.1',
  controlPlane: { name: 'a-cp', replicas: 3 },
  workers: [
    { name: 'a-md-0', replicas: 2 },
    { name: 'a-md-1', replicas: 0 },
  ],
};

function settle(model: ClusterModel, wish: ClusterWish): string[] {
  const seen: string[] = [];
  for (let step = 0; step < 60; step++) {
    stepCluster(model, wish, NOW);
    const groups = [model.controlPlane, ...model.workers];
    seen.push(groups.map(({ machines }) => machines.length).join());
    if (isSettled(model)) {
      return seen;
    }
  }
  throw new Error(`It does not settle: ${seen.join(' ')}`);
}

describe('stepCluster', () => {
  it('brings up one control plane first, then the rest', () => {
    const model = newCluster('a', 'team', NOW, WISH);
    expect(model.infrastructureProvisioned).toBe(false);
    const seen = settle(model, WISH);
    expect(seen[0]).toBe('1,0,0');
    expect(seen.slice(-1)).toEqual(['3,2,0']);
    expect(model).toMatchObject({ initialized: true, reachable: true });
  });

  it('scales up and down, and upgrades, with never less than is wanted', () => {
    const model = newCluster('a', 'team', NOW, WISH);
    settle(model, WISH);
    const wish: ClusterWish = {
      ...WISH,
      version: 'v1.35.0',
      workers: [
        { name: 'a-md-0', replicas: 1 },
        { name: 'a-md-1', replicas: 2 },
      ],
    };
    const seen = settle(model, wish);
    expect(seen.slice(-1)).toEqual(['3,1,2']);
    expect(seen.every(counts => Number(counts[0]) >= 3)).toBe(true);
    const machines = [model.controlPlane, ...model.workers].flatMap(
      group => group.machines,
    );
    expect(machines.map(({ version }) => version)).toEqual(
      Array(6).fill('v1.35.0'),
    );
    expect(new Set(machines.map(({ name }) => name)).size).toBe(6);
  });

  it('has pools once a control plane that the provider runs is there, and upgrades that in a step', () => {
    const infrastructure = {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'AWSManagedMachinePool',
      name: 'a-pool',
      contract: 'v1beta1',
    } as const;
    const wish: ClusterWish = {
      ...WISH,
      managed: { ...infrastructure, kind: 'AWSManagedControlPlane', name: 'a' },
      controlPlane: { name: 'a', replicas: 0 },
      workers: [],
      pools: [{ name: 'a-pool', replicas: 3, infrastructure }],
    };
    const model = newCluster('a', 'team', NOW, wish);
    const steps = (wanted: ClusterWish) => {
      const seen: unknown[] = [];
      do {
        stepCluster(model, wanted, NOW);
        const { initialized, managed, pools = [] } = model;
        seen.push([initialized, managed?.version, pools[0].ready]);
      } while (!isSettled(model));
      return seen;
    };
    expect(steps(wish)).toEqual([
      [false, 'v1.34.1', 0],
      [true, 'v1.34.1', 2],
      [true, 'v1.34.1', 3],
    ]);
    const pools = [{ name: 'a-pool', replicas: 1, infrastructure }];
    expect(steps({ ...wish, version: 'v1.35.0', pools })).toEqual([
      [true, 'v1.34.1', 1],
      [true, 'v1.35.0', 1],
    ]);
  });
});
