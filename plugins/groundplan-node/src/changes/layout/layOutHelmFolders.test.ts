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

import { describeWithGo, renderWithGo } from '@groundplan/test-servers';
import { parse, parseAllDocuments } from 'yaml';
import { ManifestObject, Rendered } from '../Rendered';
import { repositoryFiles } from '../generate/__testUtils__/renderContext';
import { helmTemplateText } from './helmTemplateText';
import { layOutHelmFolders } from './layOutHelmFolders';

function anObject(
  kind: string,
  name: string,
  fields: Record<string, unknown> = {},
): ManifestObject {
  return {
    apiVersion: 'example.com/v1',
    kind,
    metadata: { name, namespace: 'team-a' },
    ...fields,
  };
}

const rendered: Rendered = {
  segment: 'cluster',
  name: 'shop',
  title: 'Cluster shop',
  manifests: [{ objects: [anObject('Cluster', 'shop')] }],
};

async function layOut(
  existing: Record<string, string> = {},
  changes: Partial<Rendered> = {},
  options: { path?: string; namespace?: string } = {},
): Promise<Record<string, string | null>> {
  const files = await layOutHelmFolders(
    { ...rendered, ...changes },
    {
      layout: 'helm-folders',
      path: '',
      host: 'hub',
      namespace: 'team-a',
      files: repositoryFiles(existing),
      ...options,
    },
  );
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** What the folder of a chart is called for a repository with these files. */
async function folderIn(
  existing: Record<string, string>,
  ...rest: [Partial<Rendered>?, { path?: string; namespace?: string }?]
): Promise<string> {
  const [chart] = Object.keys(await layOut(existing, ...rest));
  return chart.replace(/\/Chart\.yaml$/, '');
}

describe('layOutHelmFolders', () => {
  it('makes a chart of objects, a file for each', async () => {
    const made = await layOut(
      {},
      {
        manifests: [
          { objects: [anObject('Cluster', 'shop'), anObject('Pool', 'a')] },
          { objects: [anObject('Pool', 'b'), anObject('Role', 'a:b')] },
        ],
      },
    );
    const folder = 'ops/helm/005-clusters/shop';
    expect(Object.keys(made)).toEqual([
      `${folder}/Chart.yaml`,
      `${folder}/values.yaml`,
      `${folder}/templates/cluster-shop.yaml`,
      `${folder}/templates/pool-a.yaml`,
      `${folder}/templates/pool-b.yaml`,
      `${folder}/templates/role-a-b.yaml`,
    ]);
    expect(parse(made[`${folder}/Chart.yaml`]!)).toEqual({
      apiVersion: 'v2',
      name: 'shop',
      description: 'Cluster shop',
      type: 'application',
      version: '0.1.0',
      annotations: { 'groundplan.dev/what': 'shop.cluster.team-a.hub' },
    });
    expect(parse(made[`${folder}/values.yaml`]!)).toEqual({
      namespace: 'team-a',
    });
    expect(parse(made[`${folder}/templates/cluster-shop.yaml`]!)).toEqual(
      anObject('Cluster', 'shop'),
    );
  });

  it('keeps two objects of one kind and name apart', async () => {
    const other = { ...anObject('Pool', 'a'), apiVersion: 'other.com/v1' };
    const made = await layOut(
      {},
      { manifests: [{ objects: [anObject('Pool', 'a'), other] }] },
    );
    const text = made['ops/helm/005-clusters/shop/templates/pool-a.yaml'];
    expect(
      parseAllDocuments(text!).map(document => document.toJS().apiVersion),
    ).toEqual(['example.com/v1', 'other.com/v1']);
  });

  it('puts what names its place there', async () => {
    const made = await layOut(
      {},
      {
        manifests: [
          { path: 'a/Chart.yaml', text: 'name: a\n' },
          { path: 'b.yaml', objects: [anObject('A', 'a')] },
          { path: 'b.yaml', objects: [anObject('B', 'b', { x: '{{ y }}' })] },
        ],
      },
    );
    expect(Object.keys(made)).toEqual(['a/Chart.yaml', 'b.yaml']);
    expect(made['b.yaml']).toContain('{{ y }}');
    expect(parseAllDocuments(made['b.yaml']!)).toHaveLength(2);
  });

  it.each<[string, string[], string]>([
    ['nothing', [], '005-clusters'],
    ['other groups', ['010-a/x/Chart.yaml', '060-b/x/y'], '065-clusters'],
    ['numbers between', ['007-a/x/Chart.yaml'], '010-clusters'],
    ['the last of all', ['950-examples/x/Chart.yaml'], '955-clusters'],
    ['the group', ['012-clusters/x/Chart.yaml', '060-b/x/y'], '012-clusters'],
    ['files and deeper folders', ['README.md', 'x/900-a/b'], '005-clusters'],
    ['a group of a longer name', ['020-my-clusters/x/y'], '025-clusters'],
  ])('numbers the group in a repository with %s', async (_, paths, group) => {
    const existing = Object.fromEntries(
      paths.map(path => [`ops/helm/${path}`, '']),
    );
    expect(await folderIn(existing)).toBe(`ops/helm/${group}/shop`);
    const elsewhere = Object.fromEntries(
      paths.map(path => [`clusters/hub/${path}`, '']),
    );
    expect(await folderIn(elsewhere, {}, { path: 'clusters/hub' })).toBe(
      `clusters/hub/${group}/shop`,
    );
  });

  it('finds what it made before, and keeps what was added to its values', async () => {
    const first = await layOut({ 'ops/helm/010-a/b/Chart.yaml': '' });
    const values = 'ops/helm/015-clusters/shop/values.yaml';
    const existing = {
      ...(first as Record<string, string>),
      [values]: 'namespace: team-a # ours\nmore: 1\n',
      'ops/helm/090-z/b/Chart.yaml': '',
    };
    expect(await layOut(existing)).toEqual({
      ...first,
      [values]: existing[values],
    });
  });

  it("leaves other people's folders alone", async () => {
    const mine = (await layOut()) as Record<string, string>;
    // The same name in another namespace
    const second = await folderIn(mine, {}, { namespace: 'team-b' });
    expect(second).toBe('ops/helm/005-clusters/shop-team-b');
    // Written by hand, or no YAML at all
    for (const chart of ['name: shop\n', 'a: [', '']) {
      const folder = 'ops/helm/005-clusters/shop';
      expect(await folderIn({ [`${folder}/Chart.yaml`]: chart })).toBe(
        `${folder}-team-a`,
      );
    }
    await expect(
      layOut({
        'ops/helm/005-clusters/shop/a': '',
        'ops/helm/005-clusters/shop-team-a/a': '',
        'ops/helm/005-clusters/shop-team-a-hub/a': '',
      }),
    ).rejects.toThrow('All folders that shop.cluster.team-a.hub could go to');
  });
});

const HOSTILE = [
  '{{ ds.meta_data.local_hostname }}',
  '{{{{ }}}}',
  '{{- /* */ -}}',
  'a\n{{ b }}\n"c" \\ {{',
  '{ {',
  "'{{' }}",
  'on',
  '# {{ x }}',
];

const hostile = HOSTILE.map(text =>
  anObject('Thing', 'a', {
    spec: {
      text,
      list: [text],
      [text]: text,
      deep: { json: { a: { b: {} } } },
    },
  }),
);

describe('helmTemplateText', () => {
  it('means the same to a reader of YAML, and holds no action', () => {
    const text = helmTemplateText(hostile);
    expect(text).not.toContain('{{');
    expect(
      parseAllDocuments(text, { version: '1.1' }).map(document =>
        document.toJS(),
      ),
    ).toEqual(hostile);
  });

  it('is as usual where nothing looks like an action', () => {
    expect(helmTemplateText([anObject('A', 'a', { spec: { b: 'c' } })])).toBe(
      'apiVersion: example.com/v1\nkind: A\nmetadata:\n  name: a\n  namespace: team-a\nspec:\n  b: c\n',
    );
  });
});

describeWithGo('helmTemplateText, rendered by the engine of Helm', () => {
  it('comes out as it is', () => {
    const templates = hostile.map(object => helmTemplateText([object]));
    const results = renderWithGo(
      templates.map(template => ({ engine: 'go-template', template })),
    );
    expect(results.map(({ error }) => error ?? '')).toEqual(
      templates.map(() => ''),
    );
    expect(results.map(({ output }) => output)).toEqual(templates);
  });
});
