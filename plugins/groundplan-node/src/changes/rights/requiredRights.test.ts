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
import { ConfigReader } from '@backstage/config';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ChangedFile,
  groundplanChangePermissions,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../../entities/EntityResolver';
import { FakeMirror } from '../../testing/FakeMirror';
import { finishPlan } from '../plan/finishPlan';
import { authorizeChange } from './authorizeChange';
import { requiredRights } from './requiredRights';

const VERSIONS: Record<string, string> = {
  Terraform: 'infra.contrib.fluxcd.io/v1alpha2',
  Cluster: 'cluster.x-k8s.io/v1beta2',
  KubeadmControlPlane: 'controlplane.cluster.x-k8s.io/v1beta2',
  MachineDeployment: 'cluster.x-k8s.io/v1beta2',
  DOMachineTemplate: 'infrastructure.cluster.x-k8s.io/v1beta1',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
};

const object = (
  kind: string,
  name: string,
  rest: { namespace?: string; apiVersion?: string; more?: string } = {},
) =>
  [
    `apiVersion: ${rest.apiVersion ?? VERSIONS[kind] ?? 'v1'}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(rest.namespace === ''
      ? []
      : [`  namespace: ${rest.namespace ?? 'team-a'}`]),
    rest.more ?? 'spec: {}',
    '',
  ].join('\n');

const live = (kind: string, name: string, namespace = 'team-a') =>
  ({
    apiVersion: VERSIONS[kind],
    kind,
    metadata: { name, namespace, uid: `${kind}-${namespace}-${name}` },
    spec: {},
  } as KubernetesObject);

const part = (
  kind: string,
  name: string,
  cluster: string,
): KubernetesObject => {
  const found = live(kind, name);
  const labels = { 'cluster.x-k8s.io/cluster-name': cluster };
  return { ...found, metadata: { ...found.metadata, labels } };
};

const release = (more: string) =>
  object('HelmRelease', 'shop', { more: `spec: {interval: ${more}}` });

const source = (tag: string) =>
  object('OCIRepository', 'shop', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    more: `spec: {ref: {tag: ${tag}}}`,
  });

const resources = (...entries: string[]) =>
  ['resources:', ...entries.map(entry => `  - ${entry}`), ''].join('\n');

const chart = (what?: string, more = '') =>
  `apiVersion: v2\nname: x\n${
    what ? `annotations:\n  groundplan.dev/what: ${what}\n` : ''
  }${more}`;

const HUB = 'clusters/hub';

/** The repository as it is; what is tried is laid over it. */
const BASE: Record<string, string> = {
  '.github/workflows/ci.yaml': 'on: push\n',
  'README.md': '# Read me\n',
  [`${HUB}/kustomization.yaml`]: resources('team-a/db.yaml', 'team-b/db.yaml'),
  [`${HUB}/team-a/db.yaml`]: object('Terraform', 'db'),
  [`${HUB}/team-a/config.yaml`]: object('ConfigMap', 'shared', {
    more: 'data: {a: "1"}',
  }),
  [`${HUB}/team-b/db.yaml`]: object('Terraform', 'db', { namespace: 'team-b' }),
  [`${HUB}/team-c/kustomization.yaml`]: `namespace: team-c\n${resources(
    'x.yaml',
  )}`,
  [`${HUB}/team-c/x.yaml`]: object('Terraform', 'x', { namespace: '' }),
  [`${HUB}/team-a/shop.yaml`]: `${source('1.0.0')}---\n${release('1h')}`,
  [`${HUB}/team-a/payments.yaml`]: [
    object('KubeadmControlPlane', 'payments-cp'),
    object('DOMachineTemplate', 'old'),
  ].join('---\n'),
  [`${HUB}/team-a/search.yaml`]: [
    object('Cluster', 'search'),
    object('MachineDeployment', 'search-md'),
    object('DOMachineTemplate', 'search'),
  ].join('---\n'),
  [`${HUB}/team-a/template.yaml`]: object('DOMachineTemplate', 'theirs'),
  [`${HUB}/team-a/source.yaml`]: source('1.0.0').replace('shop', 'other'),
  [`${HUB}/values.yaml`]: 'replicas: 1\n',
  'clusters/ci/all.yaml': object('Terraform', 'ci'),
  'ops/helm/005-services/theirs/Chart.yaml': chart(),
  'ops/helm/005-services/theirs/values.yaml': 'a: 1\n',
  'ops/helm/005-services/ours/Chart.yaml': chart('db.terraform.team-a.hub'),
  'ops/helm/005-services/ours/values.yaml': 'namespace: team-a\n',
};

const mirror = FakeMirror.create({
  hub: [
    live('Terraform', 'db'),
    live('Terraform', 'db', 'team-b'),
    live('Cluster', 'payments'),
    part('KubeadmControlPlane', 'payments-cp', 'payments'),
    live('Cluster', 'search'),
    part('MachineDeployment', 'search-md', 'search'),
    part('MachineDeployment', 'orphan', 'nowhere'),
    {
      ...live('HelmRelease', 'shop'),
      metadata: {
        ...live('HelmRelease', 'shop').metadata,
        annotations: { 'groundplan.dev/deploys': 'component:default/shop' },
      },
    },
    live('HelmRelease', 'platform'),
  ],
  ci: [],
});

const entities = EntityResolver.create({
  mirror,
  config: new ConfigReader({}),
  logger: mockServices.logger.mock(),
});

afterAll(() => entities.close());

const context = {
  base: {
    branch: 'main',
    sha: 'abc',
    provider: {} as never,
    files: {
      paths: () => Object.keys(BASE),
      read: async (path: string) => BASE[path],
    },
  },
  folders: [
    { host: 'hub', path: HUB },
    { host: 'hub', path: 'ops/helm' },
    { host: 'ci', path: 'clusters/ci' },
    { host: 'ci', path: `${HUB}/nested-ci` },
  ],
  isNamespaced: async (_: string, kind: string) =>
    !['ClusterRole', 'Namespace'].includes(kind),
};

async function rightsOf(
  files: Record<string, string | null>,
  about: { what?: string; namespace?: string } = {},
): Promise<string[]> {
  const changed: ChangedFile[] = Object.entries(files).map(
    ([path, content]) => ({ path, content }),
  );
  const change = await finishPlan(
    {
      what: about.what ?? 'new.terraform.team-a.hub',
      title: 'x',
      host: 'hub',
      namespace: about.namespace ?? 'team-a',
      repository: 'https://git.example.com/a/b',
    },
    changed,
    context,
  );
  return requiredRights(change, { entities, mirror })
    .map(
      ({ permission, resourceRef }) =>
        `${permission.name.replace('groundplan.', '')} ${resourceRef}`,
    )
    .sort();
}

const NEW = 'terraform.create hub/team-a';
const WHOLE_HUB = 'app.create hub/_';
const made = { [`${HUB}/team-a/new.yaml`]: object('Terraform', 'new') };

describe('requiredRights', () => {
  it.each<[string, Record<string, string | null>, string[]]>([
    ['what is made in its folder', made, [NEW]],
    [
      'its line in the kustomization.yaml',
      {
        ...made,
        [`${HUB}/kustomization.yaml`]: resources(
          'team-a/db.yaml',
          'team-b/db.yaml',
          'team-a/new.yaml',
        ),
      },
      [NEW],
    ],
    [
      'a chart of its own',
      {
        'ops/helm/010-x/new/Chart.yaml': chart('new.terraform.team-a.hub'),
        'ops/helm/010-x/new/values.yaml': 'namespace: team-a\n',
        'ops/helm/010-x/new/templates/t.yaml': object('Terraform', 'new'),
      },
      [NEW],
    ],
    [
      'configuration that comes with it',
      {
        ...made,
        [`${HUB}/team-a/cm.yaml`]: object('ConfigMap', 'new'),
      },
      [NEW],
    ],
  ])(
    'takes for %s the permission of the place alone',
    async (_, files, rights) => {
      expect(await rightsOf(files)).toEqual(rights);
    },
  );

  const PAYMENTS =
    'cluster.update resource:default/payments.cluster.team-a.hub';
  const upgraded = object('KubeadmControlPlane', 'payments-cp', {
    more: 'spec: {version: v1.35.0}',
  });
  const machines = (name: string) =>
    object('MachineDeployment', name, { more: 'spec: {replicas: 3}' });
  it.each<[string, Record<string, string | null>, string[]]>([
    [
      'another version',
      { [`${HUB}/team-a/payments.yaml`]: upgraded },
      [PAYMENTS],
    ],
    [
      'another template of machines',
      {
        [`${HUB}/team-a/payments.yaml`]: `${upgraded}---\n${object(
          'DOMachineTemplate',
          'new',
        )}`,
      },
      [PAYMENTS],
    ],
    [
      "a scale set's chart beside it",
      {
        [`${HUB}/team-a/payments.yaml`]: upgraded,
        [`${HUB}/team-a/chart.yaml`]: object('OCIRepository', 'arc', {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          more: 'spec: {url: "oci://ghcr.io/actions/gha-runner-scale-set"}',
        }),
      },
      [PAYMENTS, 'runner-scale-set.create hub/team-a'],
    ],
    [
      'a template that came otherwise',
      {
        [`${HUB}/team-a/payments.yaml`]: upgraded,
        [`${HUB}/team-a/template.yaml`]: null,
      },
      ['cluster.create hub/team-a', PAYMENTS],
    ],
    [
      'workers of another',
      { [`${HUB}/team-a/x.yaml`]: machines('search-md') },
      [PAYMENTS, PAYMENTS.replace('payments', 'search')],
    ],
    [
      'workers of nobody',
      { [`${HUB}/team-a/x.yaml`]: machines('orphan') },
      ['cluster.create hub/team-a', PAYMENTS],
    ],
    [
      'new workers',
      { [`${HUB}/team-a/x.yaml`]: machines('new') },
      ['cluster.create hub/team-a', PAYMENTS],
    ],
  ])('takes for a cluster that is there, with %s', async (_, files, all) => {
    const what = 'payments.cluster.team-a.hub.upgrade';
    expect(await rightsOf(files, { what })).toEqual(all);
  });

  it('takes for the end of a cluster, with its parts and templates, one', async () => {
    const ref = 'cluster.delete resource:default/search.cluster.team-a.hub';
    expect(
      await rightsOf(
        { [`${HUB}/team-a/search.yaml`]: null },
        { what: 'search.cluster.team-a.hub.delete' },
      ),
    ).toEqual([ref]);
  });

  const SHOP = 'resource:default/shop.deployment.team-a.hub';
  const BOTH = `${source('2.0.0')}---\n${release('2h')}`;
  it.each<[string, Record<string, string | null>, string[]]>([
    [
      'another chart',
      { [`${HUB}/team-a/shop.yaml`]: BOTH },
      [`app.update ${SHOP}`],
    ],
    [
      'its end',
      { [`${HUB}/team-a/shop.yaml`]: null },
      [`app.delete ${SHOP}`, `app.update ${SHOP}`],
    ],
    [
      "somebody's source",
      {
        [`${HUB}/team-a/shop.yaml`]: BOTH,
        [`${HUB}/team-a/source.yaml`]: null,
      },
      ['app.create hub/team-a', `app.update ${SHOP}`],
    ],
    [
      'what is no deployment',
      {
        [`${HUB}/team-a/platform.yaml`]: object('HelmRelease', 'platform', {
          more: 'spec: {suspend: true}',
        }),
      },
      ['app.create hub/team-a', `app.update ${SHOP}`],
    ],
  ])('takes for a deployment that is there, with %s', async (_, files, all) => {
    const what = 'shop.deployment.team-a.hub';
    expect(await rightsOf(files, { what })).toEqual(all);
  });

  it.each<[string, Record<string, string | null>, string[]]>([
    [
      "another host's folder",
      { 'clusters/ci/new.yaml': object('Terraform', 'new') },
      ['app.create ci/_'],
    ],
    [
      "another host's folder within the host's",
      { [`${HUB}/nested-ci/new.yaml`]: object('Terraform', 'new') },
      ['app.create ci/_'],
    ],
    ['a file outside of all folders', { 'README.md': 'x' }, [WHOLE_HUB]],
    [
      "a cluster's own folder",
      { 'clusters/team-a/payments/x.yaml': object('Terraform', 'new') },
      ['cluster.update resource:default/payments.cluster.team-a.hub'],
    ],
    [
      'the folder of a cluster that is not there',
      { 'clusters/team-z/new/x.yaml': object('Terraform', 'new') },
      ['cluster.create hub/team-z'],
    ],
    [
      "somebody's line in the kustomization.yaml",
      { [`${HUB}/kustomization.yaml`]: resources('team-a/db.yaml') },
      [WHOLE_HUB],
    ],
    [
      'a patch in the kustomization.yaml',
      {
        [`${HUB}/kustomization.yaml`]: `${resources(
          'team-a/db.yaml',
          'team-b/db.yaml',
        )}patches: [{ path: x.yaml }]\n`,
      },
      [WHOLE_HUB],
    ],
    [
      'a line for what is elsewhere',
      {
        [`${HUB}/kustomization.yaml`]: resources(
          'team-a/db.yaml',
          'team-b/db.yaml',
          'https://example.com/evil.yaml',
        ),
      },
      [WHOLE_HUB],
    ],
    [
      'a line for a file whose objects nobody sees',
      {
        [`${HUB}/evil.txt`]: object('ClusterRole', 'evil', { namespace: '' }),
        [`${HUB}/kustomization.yaml`]: resources(
          'team-a/db.yaml',
          'team-b/db.yaml',
          'evil.txt',
        ),
      },
      [WHOLE_HUB],
    ],
    [
      'a kustomization.yaml over files of others',
      { [`${HUB}/team-b/kustomization.yaml`]: resources() },
      [WHOLE_HUB],
    ],
    [
      'a kustomization.yaml taken away',
      { [`${HUB}/kustomization.yaml`]: null },
      [WHOLE_HUB],
    ],
    [
      'text that was there and holds no object',
      { [`${HUB}/values.yaml`]: 'replicas: 9\n' },
      [WHOLE_HUB],
    ],
    [
      'a template that only Helm can read',
      { [`${HUB}/templates/x.yaml`]: '{{ .Files.Get "evil" }}\n' },
      [WHOLE_HUB],
    ],
    [
      "a chart of somebody's",
      { 'ops/helm/005-services/theirs/values.yaml': 'a: 2\n' },
      [WHOLE_HUB],
    ],
    [
      'a chart of a thing',
      { 'ops/helm/005-services/ours/values.yaml': 'b: 2\n' },
      ['terraform.update resource:default/db.terraform.team-a.hub'],
    ],
    [
      'a chart that is installed elsewhere',
      {
        'ops/helm/010-x/new/Chart.yaml': chart('new.terraform.team-a.hub'),
        'ops/helm/010-x/new/values.yaml': 'namespace: kube-system\n',
      },
      ['app.create hub/kube-system'],
    ],
    [
      'a chart that installs another',
      {
        'ops/helm/010-x/new/Chart.yaml': chart(
          undefined,
          'dependencies:\n  - name: gha-runner-scale-set\n  - name: evil\n',
        ),
      },
      ['app.create hub/team-a'],
    ],
    [
      'a chart that is taken away, whatever its branch says',
      {
        'ops/helm/005-services/ours/Chart.yaml': null,
        'ops/helm/005-services/ours/values.yaml': null,
      },
      ['terraform.delete resource:default/db.terraform.team-a.hub'],
    ],
    [
      "somebody else's object",
      { [`${HUB}/team-b/db.yaml`]: null },
      ['terraform.delete resource:default/db.terraform.team-b.hub'],
    ],
    [
      'an object that hides in a list',
      {
        [`${HUB}/team-a/x.yaml`]: `apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: x}}\n`,
      },
      [WHOLE_HUB],
    ],
    [
      'an object whose kind is called a list',
      {
        [`${HUB}/team-a/x.yaml`]: object('AllowList', 'x', {
          namespace: 'team-b',
          more: 'items: []',
        }),
      },
      ['app.create hub/team-b'],
    ],
    [
      'an object as JSON, after another',
      {
        [`${HUB}/team-a/x.json`]:
          '{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"x"}}',
        [`${HUB}/team-a/y.yaml`]: `${object('Terraform', 'new')}---\n${object(
          'Pod',
          'pod',
          { namespace: 'team-b' },
        )}`,
      },
      [WHOLE_HUB, 'app.create hub/team-b'],
    ],
    [
      'an object without a namespace',
      {
        [`${HUB}/team-b/x.yaml`]: object('Terraform', 'db', { namespace: '' }),
      },
      [WHOLE_HUB],
    ],
    [
      'a namespace that its folder puts upon it',
      {
        [`${HUB}/team-c/x.yaml`]: object('Terraform', 'x', {
          more: 'spec: {a: 1}',
        }),
      },
      ['app.create hub/team-c'],
    ],
    [
      'configuration that came otherwise',
      {
        ...made,
        [`${HUB}/team-a/config.yaml`]: object('ConfigMap', 'shared', {
          more: 'data: {a: "2"}',
        }),
      },
      ['app.create hub/team-a'],
    ],
  ])('takes a further permission for %s', async (_, files, further) => {
    expect(await rightsOf(files)).toEqual(expect.arrayContaining(further));
  });

  it.each([
    ['a name that is text to some only', 'metadata: {name: y}'],
    ['a number as name', 'metadata: {name: 1e3}'],
    ['no name, as Helm takes it', 'metadata: {generateName: x-}'],
    ['no namespace but null', 'metadata: {name: x, namespace: ~}'],
  ])('refuses an object with %s', async (_, metadata) => {
    const text = `apiVersion: v1\nkind: Pod\n${metadata}\n`;
    await expect(
      rightsOf({ ...made, [`${HUB}/team-a/x.yaml`]: text }),
    ).rejects.toThrow(/metadata\.name(space)? of Pod .* is no text/);
  });

  it('names nothing that the caller may not read', async () => {
    const resolved = entities.objectOf(
      'resource:default/db.terraform.team-b.hub',
    )!;
    const right = {
      permission: groundplanChangePermissions.terraform.delete,
      resourceRef: resolved.entityRef,
      entity: resolved,
    };
    const permissions = mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.DENY }],
    });
    const credentials = mockCredentials.user();
    const asked = (catalog: CatalogService) =>
      authorizeChange([right], { catalog, credentials, permissions });
    await expect(asked(catalogServiceMock())).rejects.toThrow(
      /^The files of the change hold something that is not there to be read$/,
    );
    await expect(
      asked(catalogServiceMock({ entities: [resolved.entity] })),
    ).rejects.toThrow(
      `the permission groundplan.terraform.delete for ${resolved.entityRef}`,
    );
  });

  it('takes the permission for the thing whose branch it is', async () => {
    const what = 'db.terraform.team-a.hub';
    const ref = `resource:default/${what}`;
    expect(await rightsOf(made, { what })).toEqual([
      NEW,
      `terraform.update ${ref}`,
    ]);
    expect(await rightsOf(made, { what: `${what}.delete` })).toContain(
      `terraform.delete ${ref}`,
    );
    for (const forged of [
      'db.terraform.team-b.hub',
      'db.terraform.team-a.ci',
      'main',
      '',
    ]) {
      await expect(rightsOf(made, { what: forged || 'x' })).rejects.toThrow(
        'is not of team-a on hub',
      );
    }
  });

  it.each([
    '.github/workflows/x.yaml',
    '.gitlab-ci.yml',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    `${HUB}/.sops.yaml`,
    'Jenkinsfile',
  ])('refuses %s, whoever it is', async path => {
    await expect(rightsOf({ ...made, [path]: 'x' })).rejects.toThrow(
      'governs the repository itself',
    );
  });

  it('refuses a Secret that everybody could read, and none that is encrypted', async () => {
    const path = `${HUB}/team-a/secret.yaml`;
    const secret = (more: string) => ({
      ...made,
      [path]: object('Secret', 'token', { more }),
    });
    for (const more of [
      'stringData: {a: hunter2}',
      'data: {a: aHVudGVyMg==}',
    ]) {
      await expect(rightsOf(secret(more))).rejects.toThrow(
        `${path}: the Secret team-a/token would be readable`,
      );
      await expect(rightsOf(secret(more))).rejects.not.toThrow('hunter2');
    }
    for (const more of [
      'stringData: {a: ENC}\nsops: {version: 3.9.0}',
      'type: Opaque',
    ]) {
      expect(await rightsOf(secret(more))).toEqual([NEW]);
    }
  });
});
