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
  ScriptedApiServer,
  ScriptedResource,
} from '../../__testUtils__/ScriptedApiServer';
import { listProviderIdentities } from './listProviderIdentities';

const GROUP = 'infrastructure.cluster.x-k8s.io';

const identity = (
  kind: string,
  plural: string,
  version = 'v1beta2',
): ScriptedResource => ({ group: GROUP, version, kind, plural });

const ROLES = identity('AWSClusterRoleIdentity', 'awsclusterroleidentities');
const AZURE = identity(
  'AzureClusterIdentity',
  'azureclusteridentities',
  'v1beta1',
);

let server: ScriptedApiServer;

beforeEach(async () => {
  server = await ScriptedApiServer.start([
    ROLES,
    AZURE,
    identity('AWSCluster', 'awsclusters'),
  ]);
  server.put(ROLES.plural, { metadata: { name: 'search' } });
  server.put(ROLES.plural, { metadata: { name: 'payments' } });
  server.put(AZURE.plural, {
    metadata: { name: 'subscription', namespace: 'team-a' },
    spec: { clientSecret: { name: 'azure' } },
  });
});

afterEach(() => server.stop());

describe('listProviderIdentities', () => {
  it('names those that are served, and asks for no more than names', async () => {
    expect(await listProviderIdentities(server.connection())).toEqual({
      items: [
        { kind: 'AWSClusterRoleIdentity', name: 'payments' },
        { kind: 'AWSClusterRoleIdentity', name: 'search' },
        {
          kind: 'AzureClusterIdentity',
          namespace: 'team-a',
          name: 'subscription',
        },
      ],
      unreadable: [],
    });
    const lists = server.requests.filter(({ type }) => type === 'list');
    expect(lists.map(({ path }) => path).sort()).toEqual([
      `/apis/${GROUP}/v1beta1/azureclusteridentities`,
      `/apis/${GROUP}/v1beta2/awsclusterroleidentities`,
    ]);
    for (const { headers } of lists) {
      expect(headers.accept).toMatch(/as=PartialObjectMetadataList/);
    }
  });

  it('names a kind that is refused, with the rule that it takes', async () => {
    server.script = ({ plural }, response) => {
      if (plural === AZURE.plural) {
        response
          .writeHead(403, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ kind: 'Status', message: 'is forbidden' }));
      }
      return plural === AZURE.plural;
    };
    const { items, unreadable } = await listProviderIdentities(
      server.connection(),
    );
    expect(items).toHaveLength(2);
    expect(unreadable).toEqual([
      {
        kind: 'AzureClusterIdentity',
        message: expect.stringContaining(
          `{ apiGroups: ["${GROUP}"], resources: ["azureclusteridentities"], verbs: ["list"] }`,
        ),
      },
    ]);
  });

  it('says so where there are more than it lists', async () => {
    for (let i = 0; i < 500; i++) {
      server.put(ROLES.plural, { metadata: { name: `role-${i}` } });
    }
    const { unreadable } = await listProviderIdentities(server.connection());
    expect(unreadable).toEqual([
      { kind: 'AWSClusterRoleIdentity', message: expect.stringMatching(/500/) },
    ]);
  });

  it('does not take a group whose server is down for an empty one', async () => {
    server.resources = [];
    server.staleGroups = [GROUP];
    const { items, unreadable } = await listProviderIdentities(
      server.connection(),
    );
    expect(items).toEqual([]);
    expect(unreadable).toEqual([
      { kind: GROUP, message: expect.stringContaining('does not answer') },
    ]);
  });

  it('fails where the host does not answer', async () => {
    const connection = server.connection('hub');
    await server.stop();
    await expect(listProviderIdentities(connection)).rejects.toThrow(
      /host cluster hub does not say/,
    );
    await server.listen(0);
  });
});
