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
import {
  ChangeInput,
  ChangeTarget,
  ObjectChange,
  RepositoryLayout,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { FakeHost } from '../../testing/FakeHost';
import { generate } from '../generate';
import { SERVED } from '../generate/__testUtils__/renderContext';
import { PlannedChange } from '../plan/finishPlan';
import { readOrigin } from '../origin/originAnnotation';
import { Base } from '../plan/openBase';
import { parseManifests } from '../plan/parseManifests';
import { planMaking } from '../plan/planMaking';
import { planObjectChange } from './planObjectChange';

const REPOSITORY = 'https://git.example.com/fleet/hub';

const entityRef = 'resource:default/shop.cluster.team-a.hub';

const subject = {
  host: 'hub',
  segment: 'cluster',
  title: 'Cluster',
  group: 'cluster.x-k8s.io',
  kind: 'Cluster',
  namespace: 'team-a',
  name: 'shop',
  hints: [],
};

const digitalOcean = {
  provider: 'digitalocean',
  region: 'ams3',
  image: 'kube-v1.34.1',
  sshKeys: ['aa:bb'],
  controlPlane: { machineType: 's-2vcpu-4gb', replicas: 3 },
};

function start(layout: RepositoryLayout, infrastructure: object) {
  let texts: Record<string, string> = {};
  const repository: TargetRepository = {
    url: REPOSITORY,
    title: 'fleet/hub',
    layout,
    path: layout === 'flux' ? 'clusters/hub' : 'ops/helm',
  };
  const base = (): Base => ({
    provider: {} as never,
    branch: 'main',
    sha: 'abc',
    files: {
      paths: () => Object.keys(texts),
      read: async path => texts[path],
    },
  });
  const isNamespaced = async (apiVersion: string) =>
    SERVED.includes(apiVersion) ? true : undefined;
  const making = (
    input: ChangeInput & { target: ChangeTarget },
    about?: { what: string; title: string },
  ) =>
    planMaking({
      input,
      about,
      template: 'template:default/cluster',
      repository,
      base: base(),
      render: async (source, values, context) =>
        await generate(source as { kind: 'cluster' }, values, context),
      folders: [{ host: 'hub', path: repository.path }],
      lookup: new FakeHost('hub'),
      isNamespaced,
    });
  const input = {
    source: { kind: 'cluster' as const },
    values: {
      cluster: { name: 'shop', version: 'v1.34.1' },
      infrastructure,
      nodeGroups: [
        { name: 'web', machineType: 's-1', replicas: 2 },
        { name: 'batch', machineType: 's-1', autoscaling: { min: 0, max: 3 } },
      ],
    },
    target: { host: 'hub', namespace: 'team-a', repository: REPOSITORY },
  };
  const merge = ({ files }: PlannedChange) => {
    const all = new Map(Object.entries(texts));
    for (const { path, after } of files) {
      if (after === null) {
        all.delete(path);
      } else {
        all.set(path, after);
      }
    }
    texts = Object.fromEntries(all);
    return Object.values(texts).join('---\n');
  };
  return {
    make: () => making(input),
    change: (change: Record<string, unknown>) =>
      planObjectChange(subject, { entityRef, ...change } as ObjectChange, {
        repositories: [repository],
        open: async () => base(),
        folders: () => [{ host: 'hub', path: repository.path }],
        isNamespaced,
        remake: ({ source, values, target }, { what, title }) =>
          making({ source, values, target }, { what, title }),
      }),
    merge,
    /** As the form does that it was made with, with the values that it shows. */
    editAgain: () => {
      const origin = Object.entries(texts)
        .flatMap(([path, text]) => parseManifests(text, path))
        .map(({ object }) => readOrigin(object))
        .find(Boolean);
      const { source, values, target } = origin!;
      return making({ source, values, target: target! });
    },
  };
}

const versions = (text: string) => [
  ...new Set(text.match(/ version: v[\d.]+/g) ?? []),
];

const LAYOUTS: RepositoryLayout[] = ['flux', 'helm-folders'];

describe.each(LAYOUTS)('a cluster of the shipped template, by %s', layout => {
  it('is upgraded, the control plane first, with the image of the version', async () => {
    const it = start(layout, digitalOcean);
    it.merge(await it.make());
    await expect(
      it.change({ operation: 'upgrade', version: 'v1.35.0' }),
    ).rejects.toThrow(
      'The machines of shop start from the image kube-v1.34.1, which holds its own version of Kubernetes: say which image has v1.35.0',
    );
    const first = await it.change({
      operation: 'upgrade',
      version: 'v1.35.0',
      image: 'kube-v1.35.0',
    });
    expect(first.plan).toMatchObject({
      what: 'shop.cluster.team-a.hub.upgrade',
      title: 'Upgrade Cluster shop to v1.35.0',
    });
    expect(
      first.plan.objects.map(({ kind, change }) => `${change} ${kind}`).sort(),
    ).toEqual([
      'changed Cluster',
      'changed KubeadmControlPlane',
      'created DOMachineTemplate',
      'deleted DOMachineTemplate',
    ]);
    const between = it.merge(first);
    expect(versions(between).sort()).toEqual([
      ' version: v1.34.1',
      ' version: v1.35.0',
    ]);
    expect((await it.editAgain()).plan.objects).toEqual([]);

    const second = await it.change({
      operation: 'upgrade',
      version: 'v1.35.0',
      sets: ['shop-web', 'shop-batch'],
    });
    const after = it.merge(second);
    expect(versions(after)).toEqual([' version: v1.35.0']);
    expect(after).not.toContain('image: kube-v1.34.1');
    expect((await it.editAgain()).plan.objects).toEqual([]);
  });

  it('is upgraded by its version alone where images follow it', async () => {
    const it = start(layout, { provider: 'docker' });
    it.merge(await it.make());
    const { plan } = await it.change({
      operation: 'upgrade',
      version: 'v1.34.2',
    });
    expect(plan.objects.map(({ kind }) => kind).sort()).toEqual([
      'Cluster',
      'KubeadmControlPlane',
    ]);
  });

  it('is scaled, its form with it', async () => {
    const it = start(layout, digitalOcean);
    it.merge(await it.make());
    const change = await it.change({
      operation: 'scale',
      controlPlaneReplicas: 5,
      workers: [{ name: 'shop-web', replicas: 4 }],
    });
    expect(it.merge(change)).toMatch(/replicas: 5[^]*replicas: 4/);
    expect((await it.editAgain()).plan.objects).toEqual([]);
    await expect(
      it.change({
        operation: 'scale',
        workers: [{ name: 'shop-batch', replicas: 4 }],
      }),
    ).rejects.toThrow("is an autoscaler's to decide");
  });
});
