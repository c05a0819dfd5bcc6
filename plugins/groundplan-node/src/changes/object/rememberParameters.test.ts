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
import { ChangeRepository } from './__testUtils__/changeRepository';
import { readOrigin } from '../origin/originAnnotation';
import { parseManifests } from '../plan/parseManifests';

const FILE = 'team-a/cluster-payments.yaml';

const CLUSTER = {
  segment: 'cluster',
  group: 'cluster.x-k8s.io',
  kind: 'Cluster',
  name: 'payments',
};

/** A cluster, of which the template says what its parameters become. */
function template(
  numbers: {
    control?: string;
    workers?: string;
    version?: string;
    note?: string;
  } = {},
): KubernetesObject {
  const {
    control = '${CONTROL}',
    workers = '${WORKERS}',
    version = '${VERSION}',
    note,
  } = numbers;
  return {
    apiVersion: 'capi.weave.works/v1alpha2',
    kind: 'CAPITemplate',
    metadata: { name: 'small', namespace: 'templates' },
    spec: {
      params: [
        { name: 'CLUSTER_NAME' },
        { name: 'CONTROL', default: '1' },
        { name: 'WORKERS', default: '2' },
        { name: 'SPARE', required: false },
        { name: 'VERSION', options: ['v1.33.0', 'v1.34.0', '1.33.0'] },
      ],
      resourcetemplates: [
        {
          raw: [
            'apiVersion: cluster.x-k8s.io/v1beta2',
            'kind: Cluster',
            'metadata:',
            '  name: ${CLUSTER_NAME}',
            'spec:',
            '  topology:',
            '    classRef: { name: small }',
            `    version: ${version}`,
            `    controlPlane: { replicas: ${control} }`,
            '    workers:',
            '      machineDeployments:',
            `        - { class: a, name: md, replicas: ${workers} }`,
          ].join('\n'),
        },
        ...(note
          ? [
              {
                path: 'notes/${CLUSTER_NAME}.yaml',
                raw: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: note\ndata:\n  note: "${note}"`,
              },
            ]
          : []),
      ],
    },
  };
}

const making = (parameters: Record<string, string> = {}) => ({
  source: {
    kind: 'capi-template' as const,
    host: 'hub',
    namespace: 'templates',
    name: 'small',
  },
  values: {
    parameters: { CLUSTER_NAME: 'payments', VERSION: 'v1.33.0', ...parameters },
  },
  target: {
    host: 'hub',
    namespace: 'team-a',
    repository: 'https://git.example.com/fleet/hub',
  },
});

const entityRef = 'resource:default/payments.cluster.team-a.hub';
const scale = (rest: { workers?: number; control?: number }) => ({
  entityRef,
  operation: 'scale' as const,
  ...(rest.workers !== undefined && {
    workers: [{ name: 'md', replicas: rest.workers }],
  }),
  ...(rest.control !== undefined && { controlPlaneReplicas: rest.control }),
});
const upgrade = (version: string) => ({
  entityRef,
  operation: 'upgrade' as const,
  version,
});

async function made(
  from: KubernetesObject,
  parameters: Record<string, string> = {},
) {
  const repository = new ChangeRepository({}, [from]);
  await repository.make(making(parameters));
  return repository;
}

const parametersIn = ({ files }: ChangeRepository) =>
  readOrigin(parseManifests(files[FILE], FILE)[0].object)?.values.parameters;

describe('what came from a template and is changed in place', () => {
  it.each<[string, object, object]>([
    ['a default', scale({ workers: 5 }), { WORKERS: '5' }],
    ['a given value', scale({ control: 3 }), { CONTROL: '3' }],
    ['two', scale({ workers: 4, control: 3 }), { CONTROL: '3', WORKERS: '4' }],
    ['an option', upgrade('v1.34.0'), { VERSION: 'v1.34.0' }],
  ])(
    'remembers %s, so that the form takes nothing back',
    async (_, change, expected) => {
      // SPARE has the value that WORKERS has, and makes nothing
      const given = { CONTROL: '1', SPARE: '2' };
      const repository = await made(template(), given);
      const { findings } = await repository.change(CLUSTER, change as never);
      expect(findings).toEqual([]);
      expect(parametersIn(repository)).toEqual({
        CLUSTER_NAME: 'payments',
        VERSION: 'v1.33.0',
        ...given,
        ...expected,
      });
      const again = making({ ...given, ...expected });
      expect((await repository.make(again)).files).toEqual([]);
    },
  );

  it.each<
    [
      string,
      KubernetesObject,
      object,
      ((repository: ChangeRepository) => void)?,
    ]
  >([
    [
      'one parameter makes two values',
      template({ control: '${WORKERS}' }),
      scale({ workers: 5 }),
    ],
    [
      'the template has the number itself',
      template({ workers: '2' }),
      scale({ workers: 5 }),
    ],
    [
      'it makes another file too',
      template({ note: '${WORKERS} machines' }),
      scale({ workers: 5 }),
    ],
    [
      'a value is part of what is written',
      template({ version: 'v${VERSION}' }),
      upgrade('v1.34.0'),
    ],
    ['the template takes no such value', template(), upgrade('v1.34.1')],
    [
      'the template was changed meanwhile',
      template(),
      scale({ workers: 5 }),
      repository => {
        repository.objects.splice(0, 1, template({ control: '3' }));
      },
    ],
    [
      'the template is gone',
      template(),
      scale({ workers: 5 }),
      repository => {
        repository.objects.splice(0, 1);
      },
    ],
  ])('says so where %s', async (_, from, change, meanwhile = () => {}) => {
    const repository = await made(
      from,
      from.spec && JSON.stringify(from.spec).includes('v${VERSION}')
        ? { VERSION: '1.33.0' }
        : {},
    );
    const before = parametersIn(repository);
    meanwhile(repository);
    const { findings, files } = await repository.change(
      CLUSTER,
      change as never,
    );
    expect(files).toHaveLength(1);
    expect(findings).toEqual([
      expect.objectContaining({
        id: 'origin-keeps-values',
        message: expect.stringContaining('capi-template small'),
      }),
    ]);
    expect(parametersIn(repository)).toEqual(before);
  });
});
