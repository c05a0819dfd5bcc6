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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { parse, parseAllDocuments } from 'yaml';
import { contextOf } from './__testUtils__/contextOf';
import { renderTemplate } from '.';

const PRUNE = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const labels = {
  'templates.weave.works/template-name': 'eks',
  'templates.weave.works/template-namespace': 'templates',
};

function aTemplate(
  spec: object,
  annotations: Record<string, string> = {},
  kind: 'CAPITemplate' | 'GitOpsTemplate' = 'GitOpsTemplate',
): KubernetesObject {
  const group =
    kind === 'CAPITemplate' ? 'capi.weave.works' : 'templates.weave.works';
  return {
    apiVersion: `${group}/v1alpha2`,
    kind,
    metadata: { name: 'eks', namespace: 'templates', annotations },
    spec,
  };
}

const raw = (...lines: string[]) => ({
  resourcetemplates: [{ raw: lines.join('\n') }],
});

function aMap(name: string, data: object = {}, rest: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...rest },
    data,
  };
}

/** The first lines of a ConfigMap. */
const CONFIG = ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: a'];

interface Given {
  values?: Record<string, unknown>;
  parameters?: Record<string, string>;
  context?: Parameters<typeof contextOf>[1];
  beside?: KubernetesObject[];
}

async function render(
  template: KubernetesObject,
  { values = {}, parameters, context, beside = [] }: Given = {},
) {
  const rendered = await renderTemplate(
    {
      host: 'hub',
      kind:
        template.kind === 'CAPITemplate' ? 'capi-template' : 'gitops-template',
      namespace: 'templates',
      name: 'eks',
    },
    { ...(parameters && { parameters }), ...values },
    contextOf([template, ...beside], context),
  );
  return {
    ...rendered,
    objects: rendered.manifests.flatMap(manifest =>
      'objects' in manifest ? manifest.objects : [],
    ),
    texts: new Map(
      rendered.manifests.flatMap(manifest =>
        'text' in manifest ? [[manifest.path, manifest.text]] : [],
      ),
    ),
  };
}

const refused = (message: string) => ({
  name: 'InputError',
  message: expect.stringContaining(message),
});

describe('renderParameterTemplate', () => {
  it('renders objects as text, in the order of the template, with labels', async () => {
    const { objects, manifests, ...rest } = await render(
      aTemplate({
        params: [
          { name: 'CLUSTER_NAME' },
          { name: 'COUNT', default: '3' },
          { name: 'NOTE', required: false },
        ],
        resourcetemplates: [
          {
            content: [
              {
                apiVersion: 'cluster.x-k8s.io/v1beta1',
                kind: 'Cluster',
                metadata: {
                  name: '${CLUSTER_NAME}',
                  namespace: '${NAMESPACE}',
                },
                spec: {
                  count: '${COUNT}',
                  text: "'${COUNT}'",
                  quoted: '"${COUNT}"',
                  blocks: '${CIDR:=["10.0.0.0/8"]}',
                  note: '${NOTE}',
                  colon: 'a: ${COUNT}',
                },
              },
              aMap('${CLUSTER_NAME}-settings', {}, { labels: { mine: 'yes' } }),
            ],
          },
          { path: './apps/${CLUSTER_NAME}/all.yaml', content: [aMap('b')] },
          {
            path: 'apps/payments/all.yaml',
            raw: `---\n# c\n${JSON.stringify(aMap('c'))}`,
          },
        ],
      }),
      { parameters: { CLUSTER_NAME: 'payments', NOTE: '' } },
    );
    expect(rest).toMatchObject({
      segment: 'cluster',
      name: 'payments',
      title: 'Cluster payments',
    });
    expect(objects).toEqual([
      {
        apiVersion: 'cluster.x-k8s.io/v1beta1',
        kind: 'Cluster',
        metadata: { name: 'payments', namespace: 'team-a', labels },
        spec: {
          count: 3,
          text: "'3'",
          quoted: '"3"',
          blocks: ['10.0.0.0/8'],
          note: null,
          colon: 'a: 3',
        },
      },
      {
        ...aMap('payments-settings'),
        metadata: {
          name: 'payments-settings',
          namespace: 'team-a',
          labels: { mine: 'yes', ...labels },
        },
      },
      ...['b', 'c'].map(name => ({
        ...aMap(name),
        metadata: { name, namespace: 'team-a', labels },
      })),
    ]);
    expect(manifests).toEqual([
      { objects: objects.slice(0, 2) },
      { path: 'apps/payments/all.yaml', objects: objects.slice(2) },
    ]);
  });

  it('reads the flat list of v1alpha1', async () => {
    const { objects, manifests } = await render(
      aTemplate({ resourcetemplates: [aMap('${A}'), aMap('b')] }),
      { parameters: { A: 'a' } },
    );
    expect(manifests).toHaveLength(1);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
  });

  it('reads YAML as Kubernetes does', async () => {
    const { objects } = await render(
      aTemplate(
        raw(
          ...CONFIG,
          'spec: &spec',
          '  on: yes',
          '  mode: 0644',
          '  time: 1:30',
          '  day: 2026-01-01',
          'again: *spec',
        ),
      ),
    );
    const spec = { true: true, mode: 420, time: '1:30', day: '2026-01-01' };
    expect(objects[0]).toMatchObject({ spec, again: spec });
  });

  describe('namespaces', () => {
    const of = (kind: string, namespace?: string) =>
      aTemplate({
        resourcetemplates: [
          { content: [{ ...aMap('a', {}, { namespace }), kind }] },
        ],
      });

    it.each([
      ['ConfigMap', undefined, 'team-a'],
      ['ConfigMap', '', 'team-a'],
      ['ConfigMap', 'team-a', 'team-a'],
      ['Unheard', undefined, 'team-a'],
      ['Namespace', undefined, undefined],
      ['Namespace', 'elsewhere', undefined],
    ])(
      'put a %s of the namespace %s into %s',
      async (kind, given, expected) => {
        const { objects } = await render(of(kind, given));
        expect(objects[0].metadata.namespace).toBe(expected);
      },
    );

    it.each(['ConfigMap', 'Unheard'])(
      'refuse a %s that the template has in another',
      async kind => {
        await expect(render(of(kind, 'kube-system'))).rejects.toMatchObject(
          refused(
            `makes ${kind} a in the namespace kube-system, and team-a was chosen`,
          ),
        );
      },
    );

    it('are held to what the template declares of NAMESPACE', async () => {
      const template = aTemplate({
        params: [{ name: 'NAMESPACE', options: ['team-b'] }],
        resourcetemplates: [{ content: [aMap('a', { in: '${NAMESPACE}' })] }],
      });
      await expect(render(template)).rejects.toMatchObject(
        refused('Target: namespace is none of "team-b"'),
      );
      await expect(
        render(template, { parameters: { NAMESPACE: 'team-b' } }),
      ).rejects.toMatchObject(refused('Parameter NAMESPACE is not known'));
      const { objects } = await render(template, {
        context: { namespace: 'team-b' },
      });
      expect(objects[0]).toMatchObject({ data: { in: 'team-b' } });
    });
  });

  describe('annotations of the template', () => {
    const content = [
      {
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'Cluster',
        metadata: { name: 'a' },
      },
      aMap('b', {}, { annotations: { mine: 'too' } }),
    ];
    const spec = { resourcetemplates: [{ content }] };
    const bases = 'clusters/team-a/a/clusters-bases-kustomization.yaml';
    const key = (name: string) => `templates.weave.works/${name}`;

    it.each([
      ['CAPITemplate', {}, true],
      ['CAPITemplate', { [key('inject-prune-annotation')]: 'false' }, false],
      ['GitOpsTemplate', {}, false],
      ['GitOpsTemplate', { [key('inject-prune-annotation')]: 'true' }, true],
    ] as const)('keep objects: %s with %j: %s', async (kind, given, kept) => {
      const { objects } = await render(aTemplate(spec, given, kind));
      expect(objects.map(({ metadata }) => metadata.annotations)).toEqual([
        undefined,
        { mine: 'too', ...(kept && PRUNE) },
      ]);
    });

    const kustomization = expect.objectContaining({
      kind: 'Kustomization',
      metadata: {
        name: 'clusters-bases-kustomization',
        namespace: 'flux-system',
      },
      spec: expect.objectContaining({ path: './clusters/bases' }),
    });
    const all = ['clusters/bases/rbac.yaml'];
    it.each([
      ['CAPITemplate', {}, { paths: all }, true],
      ['CAPITemplate', {}, {}, false],
      ['CAPITemplate', { [key('add-common-bases')]: 'true' }, {}, true],
      [
        'CAPITemplate',
        { [key('add-common-bases')]: 'false' },
        { paths: all },
        false,
      ],
      [
        'CAPITemplate',
        {},
        { paths: all, layout: 'helm-folders' as const },
        false,
      ],
      ['GitOpsTemplate', {}, { paths: all }, false],
    ] as const)(
      'add common bases: %s with %j in %j: %s',
      async (kind, given, context, added) => {
        const { texts } = await render(aTemplate(spec, given, kind), {
          context: {
            ...context,
            paths: [...('paths' in context ? context.paths : [])],
          },
        });
        const files = [...texts].map(([path, text]) => [path, parse(text)]);
        expect(files).toEqual(added ? [[bases, kustomization]] : []);
      },
    );

    it('are not to make the host apply what is for the new cluster', async () => {
      await expect(
        render(aTemplate(spec, {}, 'CAPITemplate'), {
          context: { path: 'clusters', paths: all },
        }),
      ).rejects.toMatchObject(refused('the host would apply it to itself'));
    });
  });

  describe('parameters', () => {
    const template = aTemplate({
      params: [
        { name: 'NAME' },
        { name: 'REGION', options: ['eu', 'us'], default: 'eu' },
        { name: 'EMPTY', required: false },
      ],
      resourcetemplates: [
        { content: [aMap('${NAME}', { r: '${REGION}', f: '${FOUND}' })] },
      ],
    });

    it.each<[string, Record<string, string>, string]>([
      ['one left out', { FOUND: 'a' }, 'Parameter NAME is required'],
      [
        'one that was found left out',
        { NAME: 'a' },
        'Parameter FOUND is required',
      ],
      ['an empty one', { NAME: '', FOUND: 'a' }, 'Parameter NAME is required'],
      [
        'none of the options',
        { NAME: 'a', FOUND: 'a', REGION: 'x' },
        'Parameter REGION is none of "eu", "us"',
      ],
      [
        'one that is not known',
        { NAME: 'a', FOUND: 'a', X: '1' },
        'Parameter X is not known',
      ],
      [
        'a name that is none',
        { NAME: 'A_b', FOUND: 'a' },
        "'A_b' cannot be the name of a ConfigMap",
      ],
      [
        'very long ones',
        { NAME: 'a', FOUND: 'a'.repeat(100_001) },
        'longer than 100000',
      ],
    ])('refuses %s', async (_, parameters, message) => {
      await expect(render(template, { parameters })).rejects.toMatchObject(
        refused(message),
      );
    });

    it('refuses what is no text', async () => {
      await expect(
        render(template, { values: { parameters: { NAME: 3 } } }),
      ).rejects.toMatchObject(refused('parameters.NAME'));
    });
  });

  describe('paths', () => {
    it.each([
      '../x.yaml',
      'a/../../x.yaml',
      '/etc/x.yaml',
      '.git/config',
      'a//x.yaml',
      './../x.yaml',
    ])('refuse %s', async path => {
      const template = aTemplate({
        resourcetemplates: [{ path: '${WHERE}', content: [aMap('a')] }],
      });
      await expect(
        render(template, { parameters: { WHERE: path } }),
      ).rejects.toMatchObject(refused('cannot be written'));
    });

    it('may have a kustomization.yaml, which is no object', async () => {
      const file = {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: ['a.yaml'],
      };
      const { manifests } = await render(
        aTemplate({
          resourcetemplates: [
            { path: 'apps/a.yaml', content: [aMap('a')] },
            { path: 'apps/kustomization.yaml', content: [file] },
          ],
        }),
      );
      expect(manifests[1]).toEqual({
        path: 'apps/kustomization.yaml',
        text: expect.stringContaining('- a.yaml'),
      });
      await expect(
        render(aTemplate({ resourcetemplates: [{ content: [file] }] })),
      ).rejects.toMatchObject(refused('needs a path of its own'));
    });
  });

  describe('templates that are wrong', () => {
    it.each<[string, object, string]>([
      [
        'misspell content',
        { resourcetemplates: [{ contents: [] }] },
        'neither content nor raw',
      ],
      [
        'have both',
        { resourcetemplates: [{ content: [aMap('a')], raw: 'a: b' }] },
        'both content and raw',
      ],
      [
        'do not parse',
        raw(...CONFIG, 'x: ${A'),
        'spec.resourcetemplates[0].raw:5:',
      ],
      [
        'render to no YAML',
        raw(...CONFIG, 'x: [', 'y: 1'),
        'as rendered, line 6',
      ],
      [
        'have a key twice',
        raw(...CONFIG, 'kind: Secret'),
        'keys must be unique',
      ],
      ['render to a text', raw('just text'), 'no object of Kubernetes'],
      [
        'have no name',
        raw('apiVersion: v1', 'kind: ConfigMap', 'metadata: {}'),
        'metadata.name',
      ],
      [
        'have labels that are no texts',
        raw(...CONFIG, '  labels: {a: true}'),
        'metadata.labels.a',
      ],
      [
        'hide objects in a list',
        {
          resourcetemplates: [
            { content: [{ ...aMap('a'), kind: 'List', items: [aMap('b')] }] },
          ],
        },
        'which hides what it makes',
      ],
      [
        'make an object twice',
        { resourcetemplates: [{ content: [aMap('a'), aMap('a')] }] },
        'makes ConfigMap team-a/a twice',
      ],
      [
        'have unknown tags',
        raw(...CONFIG, 'x: !!js/function a'),
        'Unresolved tag',
      ],
      [
        'have numbers that are none in JSON',
        raw(...CONFIG, 'x: .inf'),
        'cannot be kept as it is',
      ],
      [
        'have numbers that would change',
        raw(...CONFIG, 'x: 12345678901234567890'),
        'quote it',
      ],
      [
        'multiply aliases',
        raw(
          ...CONFIG,
          'a: &a [x,x,x,x,x,x,x,x,x]',
          ...Array.from(
            'bcdefghi',
            (name, i) =>
              `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`,
          ),
        ),
        'Excessive alias count',
      ],
      [
        'nest without end',
        raw(...CONFIG, `x: ${'['.repeat(20_000)}`),
        'as rendered, line 5',
      ],
      [
        'are too long',
        raw(...CONFIG, 'x: |', `  ${'y'.repeat(5_000_000)}`),
        'more than the 500000',
      ],
      [
        'render to too much',
        raw(
          ...CONFIG,
          `x: ${'${A//a/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}'.repeat(
            20,
          )}`,
        ),
        'longer than 500000',
      ],
    ])('are refused when they %s', async (_, spec, message) => {
      const given = JSON.stringify(spec).includes('${A/')
        ? { parameters: { A: 'a'.repeat(1000) } }
        : {};
      await expect(render(aTemplate(spec), given)).rejects.toMatchObject(
        refused(message),
      );
    });
  });

  describe('values that are meant to make more', () => {
    const spec = (...lines: string[]) => raw(...CONFIG, ...lines);
    const evil = 'changes what the template makes';

    it.each<[string, object, string, string]>([
      [
        'a document',
        spec('data:', '  x: ${X}'),
        'a\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: b',
        'the number of documents',
      ],
      [
        'a field at the top',
        spec('data:', '  x: ${X}'),
        'a\nimmutable: true',
        'immutable',
      ],
      [
        'a field beside it',
        spec('data:', '  x: ${X}', '  y: b'),
        'a\n  z: c',
        'data.z',
      ],
      [
        'a field above it',
        spec('spec:', '  data: {x: "${X}"}'),
        'a"}\n  run: {as: "root',
        'spec.run',
      ],
      ['a field in a flow', spec('data: {x: ${X}}'), 'a, b: c', 'data.b'],
      [
        'an argument',
        spec('args:', '- --level=${X}'),
        'a\n- --privileged',
        'args',
      ],
      [
        'another object in a list',
        spec('list:', '- name: ${X}', '  run: a'),
        'a\n  run: b\n- name: c',
        'list',
      ],
      [
        'a namespace',
        spec('data:', '  x: ${X}'),
        'a\nmetadata:\n  namespace: kube-system',
        'keys must be unique',
      ],
      [
        'another kind',
        raw('metadata:', '  name: ${X}', 'apiVersion: v1', 'kind: ConfigMap'),
        'a\napiVersion: v1\nkind: Secret\n---\nx: y\nmetadata: {}',
        'number of documents',
      ],
      [
        'less, by a comment',
        spec('data:', '  x: ${X}-suffix'),
        'a #',
        'data.x',
      ],
      [
        'less, by quotes',
        spec('data:', '  x: ${X}', '  y: "b"', '  z: "c"'),
        '"',
        '',
      ],
      [
        'an end of the text',
        spec('data:', '  x: ${X}', '  y: b'),
        'a\n...\n---\n',
        '',
      ],
      [
        'what an alias stands for',
        spec('data:', '  x: ${X}', '  y: &y b'),
        '*y',
        '',
      ],
      [
        'a line of a block of text',
        spec('data:', '  x: |', '    ${X}'),
        'a\nother: b',
        'other',
      ],
      ['a tag', spec('data:', '  x: ${X}'), '!!binary aGk=', 'Unresolved tag'],
    ])('cannot add %s', async (_, template, value, place) => {
      await expect(
        render(aTemplate(template), { parameters: { X: value } }),
      ).rejects.toMatchObject(refused(place));
    });

    it('are refused by the name of the parameter, among others', async () => {
      const template = aTemplate(
        spec('data:', '  a: ${A}', '  b: ${B}', '  c: ${C}'),
      );
      await expect(
        render(template, {
          parameters: { A: '"a, b"', B: 'b\n  d: e', C: 'plain words' },
        }),
      ).rejects.toMatchObject(
        refused(`Parameter B ${evil}: data.d (spec.resourcetemplates[0].raw)`),
      );
    });

    it.each<[string, object, string, unknown]>([
      [
        'a sentence',
        spec('data: ${X}'),
        "It's for tests, of course.",
        "It's for tests, of course.",
      ],
      [
        'a list where it is all there is',
        spec('data: ${X}'),
        '["a", "b"]',
        ['a', 'b'],
      ],
      [
        'an object where it is all there is',
        spec('data: ${X}'),
        '{"a": {"b": 1}}',
        { a: { b: 1 } },
      ],
      ['a text in quotes', spec("data: '${X}'"), 'a: b #c', 'a: b #c'],
      ['lines in a block', spec('data: |', '  ${X}'), 'a\n  b\n', 'a\nb\n'],
      [
        'an address',
        spec('data: ${X}'),
        'https://a.b/c?d=e&f#g',
        'https://a.b/c?d=e&f#g',
      ],
      ['items of a list', spec('data: [${X}]'), 'a, b', ['a', 'b']],
      ['a key', spec('data: {"${X}": 1}'), 'a: b', { 'a: b': 1 }],
      ['a negative number', spec('data: ${X}'), '-3', -3],
    ])('may be %s', async (_, template, value, expected) => {
      const { objects } = await render(aTemplate(template), {
        parameters: { X: value },
      });
      expect(objects[0].data).toEqual(expected);
    });

    it("may be the template's own, whatever they are", async () => {
      const field = 'a\n  b: c';
      const template = (parameter: object) =>
        aTemplate({
          params: [{ name: 'X', ...parameter }],
          ...spec('data:', '  x: ${X}'),
        });
      for (const parameter of [{ default: field }, { options: [field] }]) {
        const { objects } = await render(template(parameter), {
          parameters: { X: field },
        });
        expect(objects[0].data).toEqual({ x: 'a', b: 'c' });
      }
    });

    it('may be the kind, where the template has them there', async () => {
      const { objects } = await render(
        aTemplate(
          raw('apiVersion: v1', "kind: '${KIND}'", 'metadata: {name: a}'),
        ),
        { parameters: { KIND: 'Secret' } },
      );
      expect(objects[0].kind).toBe('Secret');
    });
  });

  describe('credentials', () => {
    const of = (kind: string, annotations = {}) =>
      aTemplate(
        {
          resourcetemplates: [{ content: [{ ...aMap('a'), kind }, aMap('b')] }],
        },
        annotations,
      );

    it.each([
      ['AWSCluster', 'AWSClusterRoleIdentity', {}],
      ['AWSManagedControlPlane', 'AWSClusterStaticIdentity', {}],
      ['AzureManagedControlPlane', 'AzureClusterIdentity', { namespace: 'x' }],
      ['VSphereCluster', 'VSphereClusterIdentity', {}],
    ])('go into a %s as a %s', async (kind, identity, more) => {
      const credentials = { kind: identity, namespace: 'x', name: 'me' };
      const { objects } = await render(of(kind), { values: { credentials } });
      expect(objects.map(({ spec }) => spec)).toEqual([
        { identityRef: { kind: identity, name: 'me', ...more } },
        undefined,
      ]);
    });

    it.each<[string, KubernetesObject, string, string]>([
      [
        'nothing takes them',
        of('DockerCluster'),
        'AWSClusterRoleIdentity',
        'makes no AWSCluster',
      ],
      [
        'nobody knows their kind',
        of('AWSCluster'),
        'Secret',
        "'Secret' is none of",
      ],
      [
        'the template takes none',
        of('AWSCluster', {
          'templates.weave.works/credentials-enabled': 'false',
        }),
        'AWSClusterRoleIdentity',
        'takes none',
      ],
    ])('are refused where %s', async (_, template, kind, message) => {
      await expect(
        render(template, { values: { credentials: { kind, name: 'me' } } }),
      ).rejects.toMatchObject(refused(message));
    });
  });

  describe('charts', () => {
    const repository: KubernetesObject = {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'HelmRepository',
      metadata: { name: 'weaveworks-charts', namespace: 'flux-system' },
      spec: { interval: '5m', url: 'https://charts.example.com' },
    };
    const marked = (name: string): KubernetesObject => ({
      ...repository,
      metadata: {
        name,
        namespace: 'flux-system',
        annotations: { 'weave.works/profiles': 'true' },
      },
    });
    const template = aTemplate(
      {
        resourcetemplates: [{ content: [aMap('${CLUSTER_NAME}')] }],
        charts: {
          items: [
            {
              chart: 'cert-manager',
              version: '1.2.3',
              required: true,
              targetNamespace: 'cert-manager',
              layer: 'layer-0',
              values: { cluster: '${CLUSTER_NAME}', list: ['a'] },
              template: {
                content: { spec: { interval: '9m', values: { more: true } } },
              },
            },
            { chart: 'offered', editable: true, layer: 'layer-1' },
          ],
        },
      },
      {
        'capi.weave.works/profile-0': JSON.stringify({
          name: 'old',
          version: '0.1.0',
          values: 'name: ${CLUSTER_NAME}',
        }),
      },
    );
    const parameters = { CLUSTER_NAME: 'payments' };
    const beside = [repository];
    const file = 'clusters/team-a/payments/profiles.yaml';
    const documents = (texts: Map<string, string>, path = file) =>
      [parseAllDocuments(texts.get(path) ?? '')]
        .flat()
        .map(document => document.toJS());

    it('are installed where they are required or chosen, in layers', async () => {
      const { texts, name } = await render(template, {
        parameters,
        beside,
        values: {
          profiles: [
            { chart: 'offered', version: '2.0.0', values: 'a: {b: 1}' },
            { chart: 'other', version: '3.0.0', namespace: 'other' },
          ],
        },
      });
      expect(name).toBe('payments');
      expect([...texts.keys()]).toEqual([file]);
      const [copy, certManager, offered, old, other] = documents(texts);
      expect(copy).toEqual({
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmRepository',
        metadata: { name: 'weaveworks-charts', namespace: 'flux-system' },
        spec: { interval: '5m', url: 'https://charts.example.com' },
      });
      expect(certManager).toEqual({
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: {
          name: 'cert-manager',
          namespace: 'flux-system',
          labels: { 'weave.works/applied-layer': 'layer-0' },
        },
        spec: {
          interval: '9m',
          chart: {
            spec: {
              chart: 'cert-manager',
              version: '1.2.3',
              sourceRef: {
                kind: 'HelmRepository',
                name: 'weaveworks-charts',
                namespace: 'flux-system',
              },
            },
          },
          targetNamespace: 'cert-manager',
          install: { crds: 'CreateReplace', createNamespace: true },
          upgrade: { crds: 'CreateReplace' },
          values: { cluster: 'payments', list: ['a'], more: true },
        },
      });
      expect(offered).toMatchObject({
        metadata: { labels: { 'weave.works/applied-layer': 'layer-1' } },
        spec: {
          chart: { spec: { version: '2.0.0' } },
          dependsOn: [{ name: 'cert-manager' }],
          install: { crds: 'CreateReplace' },
          values: { a: { b: 1 } },
        },
      });
      expect(offered.spec.install.createNamespace).toBeUndefined();
      expect(old.spec).toMatchObject({
        dependsOn: [{ name: 'offered' }],
        values: { name: 'payments' },
      });
      expect(other.spec).toMatchObject({
        dependsOn: [{ name: 'offered' }],
        targetNamespace: 'other',
      });
    });

    it('come from the repository that says so', async () => {
      const { texts } = await render(template, {
        parameters,
        beside: [...beside, marked('ours')],
      });
      expect(documents(texts)[1].spec.chart.spec.sourceRef.name).toBe('ours');
    });

    const chosen = (rest: object) => ({
      profiles: [{ chart: 'cert-manager', version: '1.2.3', ...rest }],
    });
    it.each<[string, Given, string]>([
      ['no repository', {}, 'no HelmRepository to take charts from'],
      [
        'two repositories',
        { beside: [marked('a'), marked('b')] },
        'flux-system/a, flux-system/b',
      ],
      [
        'another version of a fixed chart',
        { beside, values: chosen({ version: '2.0.0' }) },
        'fixes the version',
      ],
      [
        'other values of a fixed chart',
        { beside, values: chosen({ values: 'a: b' }) },
        'fixes the version and the values',
      ],
      [
        'a chart twice',
        {
          beside,
          values: {
            profiles: [...chosen({}).profiles, ...chosen({}).profiles],
          },
        },
        'there twice',
      ],
      [
        'values that are no object',
        {
          beside,
          values: { profiles: [{ chart: 'x', version: '1', values: '- a' }] },
        },
        'something else than one object',
      ],
      [
        'a name that is none',
        { beside, values: { profiles: [{ chart: '../x', version: '1' }] } },
        "'../x' cannot be the name",
      ],
      [
        'a host that would install them itself',
        { beside, context: { path: '' } },
        'the whole repository',
      ],
    ])('are refused with %s', async (_, given, message) => {
      await expect(
        render(template, { parameters, ...given }),
      ).rejects.toMatchObject(refused(message));
    });
  });
});
