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

import Ajv from 'ajv';
import { KubernetesObject } from '../kubernetes';
import { dropUnsetObjects } from './schema/optionalObjects';
import { ReadTemplate } from './parametrised/TemplateReading';
import { templateSources } from './templateSources';

function factsOf(object: KubernetesObject, readTemplate?: ReadTemplate) {
  return templateSources.facts(object, [], { host: 'hub', readTemplate });
}

function accepts(schema: unknown, value: unknown): boolean {
  return new Ajv({ strict: false }).validate(schema as object, value);
}

/** Whether a page of the form accepts what was filled in. */
function submits(facts: ReturnType<typeof factsOf>, values: object) {
  return facts.template?.parameters.every(page => accepts(page, values));
}

function aClass(spec: object, rest: object = {}): KubernetesObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'ClusterClass',
    metadata: { name: 'small', namespace: 'classes', generation: 2 },
    spec,
    ...rest,
  };
}

const variable = (name: string, schema: object, required = false) => ({
  name,
  required,
  schema: { openAPIV3Schema: schema },
});

const target = {
  host: 'hub',
  namespace: 'team-a',
  repository: 'https://git.example.com/r.git',
};

describe('a ClusterClass as a template', () => {
  const full = aClass({
    kubernetesVersions: ['v1.33.4', 'v1.34.1'],
    infrastructure: { templateRef: { kind: 'DevClusterTemplate' } },
    controlPlane: {
      machineInfrastructure: { templateRef: { kind: 'DevMachineTemplate' } },
    },
    workers: {
      machineDeployments: [{ class: 'cpu' }, { class: 'gpu' }],
      machinePools: [{ class: 'spot' }],
    },
    variables: [
      variable('region', { type: 'string', enum: ['eu', 'us'] }, true),
      variable('tag', { type: 'string', default: '' }, true),
      variable('proxy', {
        type: 'object',
        required: ['url'],
        properties: { url: { type: 'string' } },
      }),
    ],
  });

  it('asks for the cluster, its workers, its variables and where it goes', () => {
    const facts = factsOf(full);
    expect(facts).toMatchObject({
      segment: 'cluster-class',
      type: 'kubernetes-cluster',
      tags: ['cluster-api', 'cluster-class', 'devcluster'],
      findings: [],
      template: {
        parameters: [
          {
            title: 'Cluster',
            properties: {
              cluster: {
                properties: {
                  version: { enum: ['v1.34.1', 'v1.33.4'], default: 'v1.34.1' },
                  controlPlaneReplicas: { type: 'integer' },
                },
              },
            },
          },
          {
            title: 'Workers',
            properties: {
              workers: {
                properties: {
                  machineDeployments: {
                    default: [
                      { class: 'cpu', name: 'cpu', replicas: 1 },
                      { class: 'gpu', name: 'gpu', replicas: 1 },
                    ],
                  },
                  machinePools: { default: [] },
                },
              },
            },
          },
          {
            title: 'Variables',
            properties: { variables: { required: ['region'] } },
          },
          {
            title: 'Where it goes',
            properties: {
              target: { properties: { namespace: { default: 'classes' } } },
            },
          },
          { title: 'What will change' },
        ],
        steps: [
          {
            action: 'groundplan:render',
            input: {
              source: {
                host: 'hub',
                kind: 'cluster-class',
                namespace: 'classes',
                name: 'small',
              },
            },
          },
          { action: 'groundplan:validate' },
          { action: 'groundplan:pull-request' },
        ],
      },
    });
  });

  it('accepts what makes a cluster, and no more', () => {
    const facts = factsOf(full);
    const cluster = { name: 'a', version: 'v1.34.1', controlPlaneReplicas: 3 };
    const variables = { region: 'eu', proxy: {} };
    expect(submits(facts, { cluster, variables, target })).toBe(true);
    for (const wrong of [
      { cluster: { ...cluster, name: 'A.b' }, variables, target },
      { cluster: { ...cluster, version: 'v1.0.0' }, variables, target },
      { cluster, variables: { region: 'asia' }, target },
      { cluster, variables: { ...variables, other: 1 }, target },
      { cluster, variables, target: { namespace: 'team-a' } },
    ]) {
      expect([wrong, submits(facts, wrong)]).toEqual([wrong, false]);
    }
  });

  it('lets an optional object with required fields be left out', () => {
    const page = factsOf(full).template?.parameters[2];
    const schema = (page?.properties as Record<string, unknown>).variables;
    expect(dropUnsetObjects({ region: 'eu', proxy: {} }, schema)).toEqual({
      region: 'eu',
    });
    const set = { region: 'eu', proxy: { url: 'x' } };
    expect(dropUnsetObjects(set, schema)).toEqual(set);
  });

  it('has variables of patches, and of the spec what the status has not seen', () => {
    const status = {
      observedGeneration: 1,
      variables: [
        {
          name: 'size',
          definitions: [
            {
              from: 'patch-a',
              required: false,
              schema: { openAPIV3Schema: { type: 'integer' } },
            },
          ],
        },
        {
          name: 'gone',
          definitions: [
            {
              from: 'inline',
              required: true,
              schema: { openAPIV3Schema: { type: 'integer' } },
            },
          ],
        },
      ],
    };
    const object = aClass(
      { variables: [variable('new', { type: 'string' })] },
      { status },
    );
    expect(factsOf(object).template?.parameters[1]).toMatchObject({
      properties: {
        variables: {
          properties: {
            new: { type: 'string' },
            size: { type: 'integer' },
          },
        },
      },
    });
    expect(JSON.stringify(factsOf(object))).not.toContain('gone');
  });

  it('names definitions that differ, whatever the order of their keys', () => {
    const definition = (from: string, openAPIV3Schema: object) => ({
      from,
      required: false,
      schema: { openAPIV3Schema },
    });
    const object = aClass(
      {
        variables: [
          variable('same', { type: 'string', minLength: 1 }),
          variable('other', { type: 'string' }),
        ],
      },
      {
        status: {
          observedGeneration: 2,
          variables: [
            {
              name: 'same',
              definitions: [
                definition('patch', { minLength: 1, type: 'string' }),
              ],
            },
            {
              name: 'other',
              definitions: [definition('patch', { type: 'integer' })],
            },
          ],
        },
      },
    );
    expect(factsOf(object).findings).toEqual([
      expect.objectContaining({
        id: 'variable-conflict',
        field: 'other',
        message: expect.stringContaining('patch'),
      }),
    ]);
  });

  it.each([
    ['a variable without a schema', { variables: [{ name: 'a' }] }],
    ['a type nobody knows', { variables: [variable('a', { type: 'file' })] }],
    ['workers without a class', { workers: { machinePools: [{}] } }],
  ])('stays with %s, says so and cannot be submitted', (_, spec) => {
    const facts = factsOf(aClass(spec));
    expect(facts.tags).toContain('invalid');
    expect(facts.findings).toEqual([
      expect.objectContaining({ id: 'template-invalid', severity: 'error' }),
    ]);
    expect(facts.template?.steps).toHaveLength(3);
    const [page] = facts.template?.parameters ?? [];
    expect(page.description).toBe(facts.findings?.[0].message);
    for (const values of [{}, { invalid: '' }, { invalid: page.description }]) {
      expect(accepts(page, values)).toBe(false);
    }
  });

  it.each([{}, { variables: 'none', workers: 7 }, null])(
    'reads %j without throwing',
    spec => {
      expect(factsOf(aClass(spec as object)).template?.steps).toHaveLength(3);
    },
  );
});

describe('a CAPITemplate or GitOpsTemplate as a template', () => {
  const aTemplate = (
    spec: object,
    metadata: object = {},
    kind = 'CAPITemplate',
  ): KubernetesObject => ({
    apiVersion: 'capi.weave.works/v1alpha2',
    kind,
    metadata: { name: 'eks', namespace: 'default', ...metadata },
    spec: { resourcetemplates: [{ content: [{}] }], ...spec },
  });

  const object = aTemplate({
    description: 'An EKS cluster',
    params: [
      { name: 'CLUSTER_NAME', description: 'Its name' },
      { name: 'NAMESPACE', options: ['team-a', 'team-b'], default: 'team-a' },
      { name: 'REGION', options: ['eu', 'us'], default: 'eu' },
      { name: 'NOTE', required: false },
    ],
  });
  const read: ReadTemplate = () => ({
    parameters: [
      { name: 'SIZE', optional: true },
      { name: 'CLUSTER_NAME' },
      { name: 'COUNT' },
    ],
    problems: [],
  });

  it('asks for its parameters: declared, then found ones', () => {
    const facts = factsOf(object, read);
    expect(facts).toMatchObject({
      segment: 'capi-template',
      type: 'kubernetes-cluster',
      description: 'An EKS cluster',
      tags: ['capi-template'],
    });
    const [page, , , where] = facts.template?.parameters ?? [];
    expect(page).toMatchObject({
      properties: {
        parameters: {
          required: ['CLUSTER_NAME', 'COUNT'],
          properties: {
            CLUSTER_NAME: { description: 'Its name', minLength: 1 },
            REGION: { enum: ['eu', 'us'], default: 'eu' },
          },
        },
      },
    });
    const { parameters } = page.properties as {
      parameters: { properties: object };
    };
    expect(Object.keys(parameters.properties)).toEqual([
      'CLUSTER_NAME',
      'REGION',
      'NOTE',
      'COUNT',
      'SIZE',
    ]);
    expect(where).toMatchObject({
      properties: {
        target: {
          properties: {
            namespace: { enum: ['team-a', 'team-b'], default: 'team-a' },
          },
        },
      },
    });
    const values = { CLUSTER_NAME: 'a', REGION: 'us', COUNT: '1' };
    expect(submits(facts, { parameters: values, target })).toBe(true);
    for (const wrong of [{ REGION: 'asia' }, { CLUSTER_NAME: '' }, { X: '' }]) {
      const parametersOf = { ...values, ...wrong };
      expect(submits(facts, { parameters: parametersOf, target })).toBe(false);
    }
  });

  it('asks which identity makes a cluster, and for none in other templates', () => {
    const pageOf = (metadata: object, kind?: string) =>
      factsOf(aTemplate({}, metadata, kind)).template?.parameters.find(
        ({ title }) => title === 'Credentials',
      );
    const off = { 'templates.weave.works/credentials-enabled': 'false' };
    expect(pageOf({ annotations: off })).toBeUndefined();
    expect(pageOf({}, 'GitOpsTemplate')).toBeUndefined();
    const page = pageOf({});
    for (const [credentials, isValid] of [
      [undefined, true],
      [{}, true],
      [{ kind: 'AzureClusterIdentity', namespace: 'a', name: 'b' }, true],
      [{ kind: 'AzureClusterIdentity' }, false],
      [{ name: 'b' }, false],
    ] as const) {
      expect([credentials, accepts(page, { credentials })]).toEqual([
        credentials,
        isValid,
      ]);
    }
    const [render] = factsOf(aTemplate({})).template?.steps ?? [];
    expect(render.input.values).toEqual({
      parameters: '${{ parameters.parameters }}',
      credentials: '${{ parameters.credentials }}',
      profiles: '${{ parameters.profiles }}',
    });
  });

  it('asks for profiles where it makes a cluster, or names charts', () => {
    const charts = {
      items: [
        { chart: 'ingress', targetNamespace: 'web', required: true },
        { chart: 'dns', version: '1.0.0', layer: 'a', editable: true },
        { nothing: true },
      ],
    };
    const pageOf = (spec: object, metadata: object = {}, kind?: string) =>
      factsOf(aTemplate(spec, metadata, kind)).template?.parameters.find(
        ({ title }) => title === 'Profiles',
      );
    const off = { 'templates.weave.works/profiles-enabled': 'false' };
    expect(pageOf({ charts }, { annotations: off })).toBeUndefined();
    expect(pageOf({}, {}, 'GitOpsTemplate')).toBeUndefined();
    expect(pageOf({}, {})).toMatchObject({
      properties: { profiles: { 'ui:options': { host: 'hub', charts: [] } } },
    });
    const old = { 'capi.weave.works/profile-0': '{"name":"a","version":"2"}' };
    const page = pageOf({ charts }, { annotations: old }, 'GitOpsTemplate');
    expect(page).toMatchObject({
      properties: {
        profiles: {
          'ui:options': {
            host: 'hub',
            charts: [
              { chart: 'a', version: '2', required: true, editable: false },
              {
                chart: 'dns',
                version: '1.0.0',
                layer: 'a',
                required: false,
                editable: true,
              },
              {
                chart: 'ingress',
                namespace: 'web',
                required: true,
                editable: false,
              },
            ],
          },
        },
      },
    });
    const profile = { chart: 'dns', version: '1.0.0' };
    for (const [profiles, isValid] of [
      [undefined, true],
      [[], true],
      [[{ ...profile, values: 'a: 1', namespace: 'web' }], true],
      [[{ ...profile, namespace: 'No' }], false],
      [[{ chart: 'dns' }], false],
    ] as const) {
      expect([profiles, accepts(page, { profiles })]).toEqual([
        profiles,
        isValid,
      ]);
    }
  });

  it('goes by label and annotation', () => {
    expect(
      factsOf(
        aTemplate(
          {},
          {
            labels: { 'weave.works/template-type': 'terraform' },
            annotations: { 'templates.weave.works/display-name': 'A bucket' },
          },
          'GitOpsTemplate',
        ),
      ),
    ).toMatchObject({
      segment: 'gitops-template',
      type: 'terraform',
      title: 'A bucket',
    });
  });

  it.each<[string, object, string]>([
    ['makes nothing', { resourcetemplates: [] }, 'makes nothing'],
    ['is of a strange dialect', { renderType: 'jinja' }, 'jinja'],
    ['has a parameter without a name', { params: [{}] }, 'spec.params[0]'],
    [
      'declares a parameter twice',
      { params: [{ name: 'A' }, { name: 'A' }] },
      'twice',
    ],
  ])('is invalid when it %s', (_, spec, message) => {
    const facts = factsOf(aTemplate(spec));
    expect(facts.tags).toContain('invalid');
    expect(facts.template?.parameters).toHaveLength(1);
    expect(facts.template?.parameters[0].description).toContain(message);
  });

  it('is invalid when its text cannot be read', () => {
    const facts = factsOf(object, () => ({
      parameters: [],
      problems: ['line 3: unknown function "nope"'],
    }));
    expect(facts.tags).toContain('invalid');
    expect(facts.findings?.[0].message).toContain('line 3');
  });
});
