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
  startKubeApiServer,
} from '@groundplan/test-servers';
import { ApiObject } from '../kubernetes-api';
import { Sandbox } from '../scenario';
import { startSandbox } from '../scenario/startSandbox';
import { sandboxCrds } from './sandboxCrds';

jest.setTimeout(180_000);

function pathOf({ apiVersion, kind, metadata }: ApiObject): string {
  const [group, version] = apiVersion.split('/');
  const crd = sandboxCrds.find(
    ({ spec }) => spec.group === group && spec.names.kind === kind,
  );
  const scope = metadata.namespace ? `namespaces/${metadata.namespace}/` : '';
  return `/apis/${group}/${version}/${scope}${crd?.spec.names.plural}`;
}

describeWithKubeApiServer('sandboxCrds in a real kube-apiserver', () => {
  let server: KubeApiServer;
  let sandbox: Sandbox;
  beforeAll(async () => {
    server = await startKubeApiServer({ crds: sandboxCrds });
    sandbox = await startSandbox({ speed: 0 });
  });
  afterAll(async () => {
    await sandbox?.stop();
    await server?.stop();
  });

  it('have structural schemas that are accepted', async () => {
    const { body } = await server.request(
      'GET',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    );
    const { items } = body as {
      items: {
        metadata: { name: string };
        status: { conditions: { type: string; status: string }[] };
      }[];
    };
    const conditions = items.flatMap(({ metadata, status }) =>
      status.conditions.map(
        ({ type, status: value }) => `${metadata.name} ${type} ${value}`,
      ),
    );
    expect(conditions.sort()).toEqual(
      sandboxCrds
        .flatMap(({ metadata: { name } }) => [
          `${name} Established True`,
          `${name} NamesAccepted True`,
        ])
        .sort(),
    );
  });

  it("hold the scenario's objects to the same rules as the sandbox does", async () => {
    const objects = sandbox.hosts.flatMap(({ api }) =>
      sandboxCrds.flatMap(({ spec }) =>
        api.client.list({ group: spec.group, plural: spec.names.plural }),
      ),
    );
    expect(objects.length).toBeGreaterThan(400);
    for (const namespace of new Set(
      objects.flatMap(({ metadata }) => metadata.namespace ?? []),
    )) {
      await server.request('POST', '/api/v1/namespaces', {
        metadata: { name: namespace },
      });
    }
    const refused: unknown[] = [];
    for (const object of objects) {
      const {
        resourceVersion,
        uid,
        deletionTimestamp,
        finalizers,
        ...metadata
      } = object.metadata;
      const path = pathOf(object);
      const strict = '?fieldValidation=Strict';
      const created = await server.request('POST', `${path}${strict}`, {
        ...object,
        metadata,
      });
      // The legacy host has a name in common with no other; a second Flux does.
      if (created.status !== 201 && created.status !== 409) {
        refused.push([path, metadata.name, created.body]);
        continue;
      }
      if (object.status === undefined) {
        continue;
      }
      const status = await server.request(
        'PATCH',
        `${path}/${metadata.name}/status`,
        { status: object.status },
        { contentType: 'application/merge-patch+json' },
      );
      if (status.status !== 200) {
        refused.push([path, metadata.name, status.body]);
      }
    }
    expect(refused).toEqual([]);
  });
});
