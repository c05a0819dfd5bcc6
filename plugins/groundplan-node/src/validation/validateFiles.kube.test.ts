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
  describeWithKubeApiServer,
  KubeApiServer,
  KubeApiServerUser,
} from '@groundplan/test-servers';
import { getList, getString } from 'backstage-plugin-groundplan-common';
import { stringify } from 'yaml';
import { TokenConnection } from '../host-clusters/TokenConnection';
import { CONSTRUCTS, constructCrd } from './__testUtils__/constructs';
import { validateFiles } from './validateFiles';

jest.setTimeout(120_000);

const construct = (spec: string, metadata = 'name: made-up') =>
  `apiVersion: ${CONSTRUCTS.apiVersion}\nkind: Construct\nmetadata:\n  ${metadata}\nspec:\n${spec}`;

/** Lines 1 to 5 are the head; the spec starts at 6. */
const FAULTS: [string, string, number, string][] = [
  ['an unknown field', '  size: 1\n  sise: 2\n', 7, 'spec.sise'],
  ['a wrong type', '  size: one\n', 6, 'spec.size'],
  ['a missing field', '  flag: true\n', 5, 'spec.size'],
  ['a value that is not allowed', '  size: 1\n  mode: c\n', 7, 'spec.mode'],
  ['a pattern', '  size: 1\n  name: "12"\n', 7, 'spec.name'],
  ['a maximum', '  size: 101\n', 6, 'spec.size'],
  ['a format', '  size: 1\n  formats:\n    ipv4: a\n', 8, 'spec.formats.ipv4'],
  [
    'too many items',
    `  size: 1\n  map:\n${[1, 2, 3, 4]
      .map(key => `  - key: a${key}\n`)
      .join('')}`,
    7,
    'spec.map',
  ],
  [
    'an item that is there twice',
    '  size: 1\n  set:\n  - a\n  - b\n  - a\n',
    10,
    'spec.set[2]',
  ],
  [
    'an unknown field deep down',
    '  size: 1\n  map:\n  - key: a\n    valeu: 1\n',
    9,
    'spec.map[0].valeu',
  ],
];

describeWithKubeApiServer('validateFiles', () => {
  let server: KubeApiServer;

  beforeAll(async () => {
    server = await KubeApiServer.start({ crds: [constructCrd] });
    // A server says what a new kind is like a little after it takes it.
    for (let served = false; !served; ) {
      await new Promise(resolve => setTimeout(resolve, 100));
      const { body } = await server.request('GET', '/openapi/v3');
      served = JSON.stringify(body).includes(CONSTRUCTS.apiVersion);
    }
  });

  afterAll(async () => server?.stop());

  function validate(
    files: Record<string, string>,
    user: KubeApiServerUser = 'admin',
    namespace?: string,
  ) {
    return validateFiles({
      files: Object.entries(files).map(([path, content]) => ({
        path,
        content,
      })),
      connection: TokenConnection.create({
        name: `hub-${user}`,
        configuredAt: 'test',
        url: server.url,
        ca: Buffer.from(server.caData, 'base64').toString(),
        getCredentials: async () => ({ token: server.tokens[user] }),
      }),
      namespace,
    });
  }

  const places = (result: Awaited<ReturnType<typeof validate>>) =>
    result.findings.map(
      ({ path, line, field, severity }) =>
        `${severity} ${path}:${line} ${field ?? ''}`,
    );

  async function namesAt(path: string): Promise<string[]> {
    const { body } = await server.request('GET', path);
    return getList(body, 'items').map(
      item => getString(item, 'metadata', 'name') ?? '',
    );
  }

  const MADE_UP = {
    'a.yaml': `${construct(
      '  size: 1\n',
    )}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made-up\ndata: {a: b}\n`,
    'b.yaml': `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: made-up\n`,
    'c.json': JSON.stringify({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'made-up' },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    }),
  };

  it('takes what is right, and makes none of it', async () => {
    const result = await validate(MADE_UP);
    expect(result).toEqual({
      findings: [],
      unchecked: [],
      checkedBy: 'server',
    });
    for (const path of [
      CONSTRUCTS.path,
      '/api/v1/namespaces/default/configmaps',
      '/api/v1/namespaces',
      '/apis/rbac.authorization.k8s.io/v1/clusterroles',
    ]) {
      expect(await namesAt(path)).not.toContain('made-up');
    }
  });

  it('changes nothing of what is there', async () => {
    const object = {
      apiVersion: CONSTRUCTS.apiVersion,
      kind: 'Construct',
      metadata: { name: 'there' },
      spec: { size: 1, name: 'abc' },
    };
    await server.request('POST', CONSTRUCTS.path, object);
    const path = `${CONSTRUCTS.path}/there`;
    const before = await server.request('GET', path);
    const changed = (spec: object) =>
      validate({ 'a.yaml': stringify({ ...object, spec }) });
    expect(await changed({ size: 2 })).toEqual({
      findings: [],
      unchecked: [],
      checkedBy: 'server',
    });
    // Applied to what is there, neither would be missed.
    expect(places(await changed({ name: 'abcdef' }))).toEqual([
      'error a.yaml:5 spec.size',
      'error a.yaml:6 spec.name',
    ]);
    expect(places(await changed({ size: 2, unknown: 1 }))).toEqual([
      'error a.yaml:7 spec.unknown',
    ]);
    expect(await server.request('GET', path)).toEqual(before);
  });

  it.each(FAULTS)(
    'finds %s, by the server as by the schema',
    async (_, spec, line, field) => {
      const files = { 'a.yaml': construct(spec) };
      const expected = [`error a.yaml:${line} ${field}`];
      const byServer = await validate(files);
      expect([byServer.checkedBy, places(byServer)]).toEqual([
        'server',
        expected,
      ]);
      const bySchema = await validate(files, 'nobody');
      expect([bySchema.checkedBy, places(bySchema)]).toEqual([
        'schema',
        expected,
      ]);
    },
  );

  it('evaluates rules in CEL, and names those that only the server does', async () => {
    const files = {
      'a.yaml': construct(
        '  size: 1\n  ruled:\n    low: 2\n    high: 1\n  rules:\n    quantity: 5Gi\n',
      ),
    };
    expect(places(await validate(files))).toEqual([
      'error a.yaml:7 spec.ruled',
    ]);
    const { findings, unchecked } = await validate(files, 'nobody');
    expect(findings).toEqual([
      {
        path: 'a.yaml',
        line: 7,
        field: 'spec.ruled',
        severity: 'error',
        message: 'low must not be above high',
      },
    ]);
    expect(unchecked).toEqual([
      {
        path: 'a.yaml',
        what: 'Construct made-up: admission',
        why: 'the host does not let us create it',
      },
      {
        path: 'a.yaml',
        what: expect.stringMatching(
          /^Construct made-up: CEL rule of spec\.rules\.quantity: isQuantity/,
        ),
        why: expect.stringMatching(/cannot be evaluated here: .*isQuantity/),
      },
    ]);
  });

  it('finds faults of built-in kinds', async () => {
    const files = {
      'a.yaml': [
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata:',
        '  name: a',
        'spec:',
        '  replicas: "3"',
        '  selector: {matchLabels: {a: b}}',
        '  template:',
        '    metadata: {labels: {a: b}}',
        '    spec:',
        '      containers:',
        '      - nam: a',
        '        image: b',
      ].join('\n'),
    };
    const expected = [
      'error a.yaml:6 spec.replicas',
      'error a.yaml:12 spec.template.spec.containers[0].nam',
      'error a.yaml:12 spec.template.spec.containers[0].name',
    ];
    expect(places(await validate(files)).sort()).toEqual([...expected].sort());
    expect(places(await validate(files, 'nobody')).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('asks where a namespace or a kind is to come from', async () => {
    const inSpace = construct('  size: 0\n', 'name: a\n  namespace: soon');
    const alone = await validate({ 'a.yaml': inSpace });
    expect(alone.checkedBy).toBe('schema');
    expect(places(alone)).toEqual([
      'warning a.yaml:5 metadata.namespace',
      'error a.yaml:7 spec.size',
    ]);
    const namespace =
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: soon}\n';
    const both = await validate({ 'a.yaml': inSpace, 'b.yaml': namespace });
    expect(both.checkedBy).toBe('mixed');
    expect(places(both)).toEqual(['error a.yaml:7 spec.size']);

    const unknown =
      'apiVersion: example.com/v1\nkind: New\nmetadata: {name: a}\nspec: {a: x, b: 1}\n';
    const absent = await validate({ 'a.yaml': unknown });
    expect(absent.findings).toEqual([
      {
        path: 'a.yaml',
        line: 1,
        field: 'apiVersion',
        severity: 'warning',
        message:
          'the host serves no New of example.com/v1: is its CustomResourceDefinition installed there, or made by this change?',
      },
    ]);
    expect(absent.unchecked).toHaveLength(1);
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'news.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'New', plural: 'news' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: {
                    type: 'object',
                    properties: { a: { type: 'integer' } },
                  },
                },
              },
            },
          },
        ],
      },
    };
    const made = await validate({
      'a.yaml': unknown,
      'crd.yaml': stringify(crd),
    });
    expect(made.checkedBy).toBe('mixed');
    expect(places(made)).toEqual([
      'error a.yaml:4 spec.b',
      'error a.yaml:4 spec.a',
    ]);
  });

  it('passes warnings on', async () => {
    const { findings } = await validate({
      'a.yaml': construct(
        '  size: 1\n',
        'name: a\n  finalizers: [mine.example.com]',
      ),
    });
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringContaining('domain-qualified finalizer'),
      }),
    ]);
  });

  it('tells no value of a Secret, whoever refuses it', async () => {
    const files = {
      'a.yaml': [
        'apiVersion: v1',
        'kind: Secret',
        'metadata: {name: a}',
        'type: kubernetes.io/dockerconfigjson',
        'stringData:',
        '  .dockerconfigjson: hunter2',
        '  "not a key hunter3": x',
        '---',
        'apiVersion: v1',
        'kind: Secret',
        'metadata: {name: b}',
        'data: {a: hunter4!}',
        'stringData: {b: [hunter5]}',
        'bogus: hunter6',
      ].join('\n'),
    };
    for (const user of ['admin', 'nobody'] as const) {
      const result = await validate(files, user);
      expect(result.findings.length).toBeGreaterThan(1);
      expect(
        JSON.stringify(result.findings.map(({ message }) => message)),
      ).not.toContain('hunter');
      expect(JSON.stringify(result.unchecked)).not.toContain('hunter');
    }
  });

  it('uses the default namespace that it is given', async () => {
    const { findings } = await validate(
      { 'a.yaml': construct('  size: 1\n') },
      'admin',
      'elsewhere',
    );
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringContaining('no namespace elsewhere'),
      }),
    ]);
  });
});
