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

import { generateObjects } from '../__testUtils__/generateObjects';

const minimal = {
  name: 'orders-db',
  sourceRef: { kind: 'GitRepository', name: 'modules' },
};

async function specOf(
  values: Record<string, unknown>,
  options: Parameters<typeof generateObjects>[2] = {},
) {
  const { get } = await generateObjects(
    'terraform',
    { ...minimal, ...values },
    options,
  );
  return get('Terraform').spec;
}

describe('generateTerraform', () => {
  it('leaves approval to people by leaving it out of Git', async () => {
    const { rendered, objects } = await generateObjects('terraform', minimal);
    expect(rendered).toMatchObject({
      segment: 'terraform',
      name: 'orders-db',
      title: 'Terraform orders-db',
    });
    expect(objects).toEqual([
      {
        apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
        kind: 'Terraform',
        metadata: { name: 'orders-db' },
        spec: {
          interval: '10m',
          sourceRef: { kind: 'GitRepository', name: 'modules' },
          storeReadablePlan: 'human',
        },
      },
    ]);
  });

  it('gives variables the type that the module expects', async () => {
    const spec = await specOf({
      variables: [
        { name: 'a', type: 'string', value: '3' },
        { name: 'b', type: 'number', value: ' 3.5 ' },
        { name: 'c', type: 'bool', value: 'true' },
        { name: 'd', type: 'list', value: '["x", 1]' },
        { name: 'e', type: 'object', value: '{"k": {"l": []}}' },
        { name: 'f', type: 'string' },
      ],
      variablesFrom: [
        { name: 'admin_password', kind: 'Secret', object: 'db', key: 'pass' },
        { name: 'zone', kind: 'ConfigMap', object: 'site', key: 'zone' },
      ],
      varsFrom: [
        { kind: 'Secret', name: 'all' },
        { kind: 'ConfigMap', name: 'some', keys: ['a'], optional: true },
      ],
    });
    expect(spec).toMatchObject({
      vars: [
        { name: 'a', value: '3' },
        { name: 'b', value: 3.5 },
        { name: 'c', value: true },
        { name: 'd', value: ['x', 1] },
        { name: 'e', value: { k: { l: [] } } },
        { name: 'f', value: '' },
        {
          name: 'admin_password',
          valueFrom: { secretKeyRef: { name: 'db', key: 'pass' } },
        },
        {
          name: 'zone',
          valueFrom: { configMapKeyRef: { name: 'site', key: 'zone' } },
        },
      ],
      varsFrom: [
        { kind: 'Secret', name: 'all' },
        { kind: 'ConfigMap', name: 'some', varsKeys: ['a'], optional: true },
      ],
    });
  });

  it('says of the rest what the form says', async () => {
    const dependsOn = 'resource:default/network.terraform.team-b.hub';
    const spec = await specOf(
      {
        path: './modules/db/',
        workspace: 'prod',
        interval: '1h30m',
        approval: 'auto',
        storeReadablePlan: 'none',
        writeOutputsToSecret: { name: 'outputs', outputs: ['host'] },
        dependsOn: [dependsOn],
        destroyResourcesOnDeletion: true,
        serviceAccountName: 'tf-prod',
      },
      {
        entities: {
          [dependsOn]: {
            kind: 'terraform',
            namespace: 'team-b',
            name: 'network',
          },
        },
      },
    );
    expect(spec).toEqual({
      interval: '1h30m',
      sourceRef: { kind: 'GitRepository', name: 'modules' },
      path: './modules/db',
      workspace: 'prod',
      approvePlan: 'auto',
      storeReadablePlan: 'none',
      writeOutputsToSecret: { name: 'outputs', outputs: ['host'] },
      dependsOn: [{ name: 'network', namespace: 'team-b' }],
      destroyResourcesOnDeletion: true,
      serviceAccountName: 'tf-prod',
    });
  });

  it('takes what a form leaves empty for absent', async () => {
    const spec = await specOf({
      sourceRef: { kind: 'Bucket', name: 'modules', namespace: '' },
      owner: '',
      path: '',
      variables: null,
      writeOutputsToSecret: { name: '', outputs: [] },
      serviceAccountName: null,
    });
    expect(spec).toEqual({
      interval: '10m',
      sourceRef: { kind: 'Bucket', name: 'modules' },
      storeReadablePlan: 'human',
    });
  });

  it('keeps text as text, whatever is in it', async () => {
    const description = 'a: [b\n# "c" ${d} {{ e }}';
    const { get } = await generateObjects('terraform', {
      ...minimal,
      owner: 'user:default/ada',
      description,
    });
    expect(get('Terraform').metadata.annotations).toEqual({
      'groundplan.dev/owner': 'user:default/ada',
      'groundplan.dev/description': description,
      // Flux would fill in what looks like a variable of its own
      'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
    });
  });

  it.each([
    [{ name: 'a/b' }, /^name: /],
    [{ name: 'a\nb' }, /^name: /],
    [{ name: 'a: b' }, /^name: /],
    [{ name: '' }, /^name: /],
    [{ owner: 'payments' }, /^owner: is no entity reference/],
    [{ sourceRef: { kind: 'Secret', name: 'x' } }, /^sourceRef\.kind: /],
    [{ sourceRef: { name: '../x' } }, /^sourceRef\.name: /],
    [{ path: 'a/../../b' }, /^path: leaves the source/],
    [{ path: 'a\nb' }, /^path: holds a line break/],
    [{ interval: '10 minutes' }, /^interval: is no duration/],
    [{ approval: 'plan-main-1234567890' }, /^approval: /],
    [{ workspace: 'a b' }, /^workspace: /],
    [{ suspend: true }, /suspend/],
    [
      { variables: [{ name: 'db_password', type: 'string', value: 'x' }] },
      /^variables\.0\.name: looks like a secret/,
    ],
    [
      { variables: [{ name: 'a b', type: 'string', value: 'x' }] },
      /^variables\.0\.name: is no name/,
    ],
    [
      { variables: [{ name: 'a', type: 'number', value: 'many' }] },
      /variable a is no number/,
    ],
    [
      { variables: [{ name: 'a', type: 'list', value: 'b' }] },
      /variable a is no list in JSON/,
    ],
    [
      { variables: [{ name: 'a', type: 'object', value: 'null' }] },
      /variable a is no object in JSON/,
    ],
    [
      {
        variables: [{ name: 'a', type: 'string', value: 'x' }],
        variablesFrom: [{ name: 'a', object: 'b', key: 'c' }],
      },
      /variable a is there twice/,
    ],
    [
      { variablesFrom: [{ name: 'a', object: 'b', key: 'c/d' }] },
      /^variablesFrom\.0\.key: /,
    ],
    [
      { dependsOn: ['resource:default/not-there'] },
      /not-there is not known as terraform/,
    ],
  ])('refuses %j', async (values, message) => {
    await expect(specOf(values)).rejects.toThrow(message);
    await expect(specOf(values)).rejects.toMatchObject({ name: 'InputError' });
  });

  it('refuses what depends on another host or another kind', async () => {
    const ref = 'resource:default/network.terraform.team-b.spoke';
    const values = { dependsOn: [ref] };
    await expect(
      specOf(values, {
        entities: { [ref]: { kind: 'terraform', host: 'spoke' } },
      }),
    ).rejects.toThrow('is on the host cluster spoke');
    await expect(
      specOf(values, { entities: { [ref]: { kind: 'cluster' } } }),
    ).rejects.toThrow('is not known as terraform');
  });

  it('writes the version that the host serves, and nothing where it serves none', async () => {
    const old = await generateObjects('terraform', minimal, {
      serves: apiVersion => apiVersion === 'infra.contrib.fluxcd.io/v1alpha1',
    });
    expect(old.get('Terraform').apiVersion).toBe(
      'infra.contrib.fluxcd.io/v1alpha1',
    );
    await expect(
      generateObjects('terraform', minimal, { serves: () => false }),
    ).rejects.toThrow(
      'The host cluster hub does not serve Terraform of infra.contrib.fluxcd.io',
    );
  });
});
