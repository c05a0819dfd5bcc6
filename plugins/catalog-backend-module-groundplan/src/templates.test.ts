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

import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { aNamespace } from './__testUtils__/anObject';
import {
  startTestCatalog,
  TestCatalog,
} from './__testUtils__/startTestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

function aClass(rest: Partial<KubernetesObject> = {}): KubernetesObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'ClusterClass',
    metadata: { name: 'small', namespace: 'team-a', uid: 'class' },
    spec: {
      kubernetesVersions: ['v1.34.1'],
      variables: [
        {
          name: 'region',
          required: true,
          schema: {
            openAPIV3Schema: {
              type: 'string',
              default: 'eu',
              example: { $text: 'http://127.0.0.1:1/secret' },
            },
          },
        },
      ],
    },
    ...rest,
  };
}

function aTemplate(name: string, spec: object): KubernetesObject {
  return {
    apiVersion: 'templates.weave.works/v1alpha2',
    kind: 'GitOpsTemplate',
    metadata: { name, namespace: 'team-a', uid: name },
    spec,
  };
}

const refOf = (name: string) => `template:default/${name}.team-a.hub`;
const idOf = (entity: Entity | undefined) => entity?.metadata.etag;

describe('templates in the catalog', () => {
  let catalog: TestCatalog | undefined;

  afterEach(async () => {
    await catalog?.stop();
  });

  async function eventually<T>(
    get: () => Promise<T>,
    isThere: (value: T) => boolean,
  ): Promise<T> {
    const end = Date.now() + 30_000;
    for (;;) {
      const value = await get();
      if (isThere(value)) {
        return value;
      }
      if (Date.now() > end) {
        throw new Error(`It is still ${JSON.stringify(value)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  it('are accepted, follow their objects, and nothing but these', async () => {
    const mirror = FakeMirror.create({
      hub: [
        aNamespace('team-a', { 'groundplan.dev/owner': 'team-a' }),
        aClass(),
        aTemplate('bucket', { resourcetemplates: [{ content: [{}] }] }),
        aTemplate('broken', { renderType: 'jinja' }),
      ],
    });
    catalog = await startTestCatalog({
      knex: await databases.init('SQLITE_3'),
      mirror,
    });
    const templates = () =>
      catalog?.entities('template').then(found => [...found.entries()]) ??
      Promise.resolve([]);
    const names = (found: [string, Entity][]) =>
      found.map(([ref]) => ref).sort();

    const found = await eventually(templates, all => all.length === 3);
    expect(names(found)).toEqual([
      refOf('broken.gitops-template'),
      refOf('bucket.gitops-template'),
      refOf('small.cluster-class'),
    ]);
    const entities = new Map(found);
    const small = entities.get(refOf('small.cluster-class'));
    expect(small).toMatchObject({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        title: 'small',
        annotations: {
          'groundplan.dev/kind': 'cluster-class',
          'backstage.io/managed-by-origin-location':
            'groundplan:hub/cluster-class/team-a/small',
        },
      },
      spec: {
        type: 'kubernetes-cluster',
        owner: 'group:default/team-a',
        parameters: [
          { title: 'Cluster' },
          {
            properties: {
              variables: { properties: { region: { default: 'eu' } } },
            },
          },
          { title: 'Where it goes' },
          { title: 'What will change' },
        ],
      },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
    });
    expect(JSON.stringify(small)).not.toContain('$text');
    expect(
      entities.get(refOf('broken.gitops-template'))?.metadata.tags,
    ).toContain('invalid');

    // A change of status alone changes no entity.
    mirror.put('hub', aClass({ status: { conditions: [{ type: 'Paused' }] } }));
    mirror.remove('hub', aTemplate('bucket', {}));
    const later = await eventually(templates, all => all.length === 2);
    expect(idOf(new Map(later).get(refOf('small.cluster-class')))).toBe(
      idOf(small),
    );

    mirror.put('hub', aClass({ spec: { kubernetesVersions: ['v1.35.0'] } }));
    await eventually(templates, all => JSON.stringify(all).includes('v1.35.0'));
  });
});
