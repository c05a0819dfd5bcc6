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

import { HostTransport } from '../transport/HostTransport';
import { TurnQueue } from '../transport/TurnQueue';
import {
  answerJson,
  answerStatus,
  ScriptedApiServer,
} from '../__testUtils__/ScriptedApiServer';
import { Discovery } from './Discovery';

describe('Discovery', () => {
  let server: ScriptedApiServer;
  let transport: HostTransport;

  beforeEach(async () => {
    server = await ScriptedApiServer.start([
      { group: 'a.example.com', version: 'v2', kind: 'A', plural: 'as' },
      { group: 'a.example.com', version: 'v1', kind: 'A', plural: 'as' },
      { group: '', version: 'v1', kind: 'Pod', plural: 'pods' },
    ]);
    transport = HostTransport.create({
      connection: server.connection(),
      turns: new TurnQueue(),
      responseMs: 500,
      maxConcurrentRequests: 4,
    });
  });

  afterEach(async () => {
    transport.close();
    await server.stop();
  });

  function create(wanted = ['', 'a.example.com', 'b.example.com']): Discovery {
    return Discovery.create({
      transport,
      responseMs: 500,
      wantsGroup: group => wanted.includes(group),
    });
  }

  const { signal } = new AbortController();
  const verbs = ['list', 'watch'];

  /** Answers as servers before 1.26 do. */
  function answerGroupByGroup(broken: Record<string, number> = {}) {
    server.script = ({ path }, response) => {
      const status = broken[path];
      if (status) {
        answerStatus(response, status, 'Broken');
      } else if (path === '/apis') {
        answerJson(response, {
          kind: 'APIGroupList',
          groups: ['a', 'b', 'c'].map(name => ({
            name: `${name}.example.com`,
            versions: [{ version: 'v1' }, { version: 'v2' }],
            preferredVersion: { version: 'v2' },
          })),
        });
      } else if (path === '/api/v1') {
        return false;
      } else {
        const [, , group] = path.split('/');
        answerJson(response, {
          kind: 'APIResourceList',
          resources: [
            { name: 'things', kind: `Of${group[0]}`, namespaced: true, verbs },
            { name: 'things/status', kind: `Of${group[0]}`, verbs },
          ],
        });
      }
      return true;
    };
  }

  it('reads everything at once, and again only when it has changed', async () => {
    const discovery = create();
    const first = await discovery.refresh(signal);
    expect(
      first.resources.map(({ group, version, kind }) => [group, version, kind]),
    ).toEqual([
      ['', 'v1', 'Pod'],
      ['a.example.com', 'v2', 'A'],
      ['a.example.com', 'v1', 'A'],
    ]);
    await expect(discovery.refresh(signal)).resolves.toBe(first);
    expect(server.log).toEqual([
      'discovery /apis',
      'discovery /api/v1',
      'discovery /apis',
    ]);
    server.staleGroups = ['b.example.com'];
    const second = await discovery.refresh(signal);
    expect(second).not.toBe(first);
    expect([...second.unavailableGroups]).toEqual(['b.example.com']);
  });

  it('asks group by group where the server knows no better way', async () => {
    answerGroupByGroup();
    const { resources, unavailableGroups } = await create().refresh(signal);
    expect(
      resources.map(({ version, kind, plural }) => [version, kind, plural]),
    ).toEqual([
      ['v1', 'Pod', 'pods'],
      ['v2', 'Ofa', 'things'],
      ['v1', 'Ofa', 'things'],
      ['v2', 'Ofb', 'things'],
      ['v1', 'Ofb', 'things'],
    ]);
    expect(unavailableGroups.size).toBe(0);
  });

  it('knows which groups it could not read', async () => {
    answerGroupByGroup({ '/apis/a.example.com/v1': 503 });
    const { resources, unavailableGroups } = await create().refresh(signal);
    expect([...unavailableGroups]).toEqual(['a.example.com']);
    expect(resources.map(({ kind }) => kind)).toEqual([
      'Pod',
      'Ofa',
      'Ofb',
      'Ofb',
    ]);
  });

  it.each<[string, (path: string) => unknown]>([
    [
      'another document',
      path => (path === '/apis' ? { kind: 'Status' } : undefined),
    ],
    [
      'an incomplete document',
      path =>
        path === '/apis' ? { kind: 'APIGroupDiscoveryList' } : undefined,
    ],
    [
      'another document for the core group',
      path => (path === '/api/v1' ? {} : undefined),
    ],
  ])('fails on %s', async (_, answer) => {
    server.script = ({ path }, response) => {
      const body = answer(path);
      if (body === undefined) {
        return false;
      }
      answerJson(response, body);
      return true;
    };
    await expect(create().refresh(signal)).rejects.toThrow(
      'document of another kind',
    );
  });
});
