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

import { KindRule } from 'backstage-plugin-groundplan-common';
import {
  answerJson,
  answerStatus,
  ScriptedApiServer,
  ScriptedRequest,
  TestObject,
} from '../__testUtils__/ScriptedApiServer';
import {
  eventually,
  startTestMirror,
  TestMirror,
} from '../__testUtils__/startTestMirror';

const GROUP = 'example.com';
const things = {
  group: GROUP,
  version: 'v1',
  kind: 'Thing',
  plural: 'things',
};
const rule: KindRule = { group: GROUP, kind: 'Thing', fields: ['spec.size'] };

function thing(name: string, size = 1, namespace = 'default'): TestObject {
  return { metadata: { name, namespace }, spec: { size, secret: 'hush' } };
}

describe('createMirror', () => {
  let server: ScriptedApiServer;
  let running: TestMirror[];

  beforeEach(async () => {
    server = await ScriptedApiServer.start([things]);
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map(({ mirror }) => mirror.stop()));
    await server.stop();
  });

  function start(
    options?: Partial<Parameters<typeof startTestMirror>[0]>,
  ): TestMirror {
    const test = startTestMirror({
      hosts: [server.connection()],
      rules: [rule],
      ...options,
    });
    running.push(test);
    return test;
  }

  async function startReady(
    options?: Partial<Parameters<typeof startTestMirror>[0]>,
  ): Promise<TestMirror> {
    const test = start(options);
    await test.until('Thing', 'ready');
    return test;
  }

  /** Lets the script answer requests of one type to the resource. */
  function onRequest(
    type: ScriptedRequest['type'],
    script: (...args: Parameters<ScriptedApiServer['script']>) => boolean,
  ) {
    server.script = (request, response) =>
      request.type === type && script(request, response);
  }

  it('lists, trims, then follows what is added, changed and deleted', async () => {
    server.put('things', thing('a'));
    const test = await startReady();
    expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(true);
    expect(
      test.mirror.lookup('hub').get(GROUP, 'Thing', 'default', 'a'),
    ).toEqual({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: {
        name: 'a',
        namespace: 'default',
        uid: expect.any(String),
        resourceVersion: expect.any(String),
      },
      spec: { size: 1 },
    });
    await eventually(() => server.count('watch things') === 1);
    server.put('things', thing('b'));
    server.put('things', thing('a', 2));
    server.put('things', thing('a', 2));
    server.remove('things', 'default', 'b');
    await eventually(() => test.objectChanges().includes('deleted b'));
    // What changes nothing that is held is no change.
    expect(test.objectChanges()).toEqual([
      'added a',
      'added b',
      'modified a',
      'deleted b',
    ]);
    const modified = test.changes.find(
      change => change.type === 'object' && change.action === 'modified',
    );
    expect(modified).toMatchObject({
      previous: { spec: { size: 1 } },
      object: { spec: { size: 2 } },
    });
    expect(test.mirror.hosts()[0]).toMatchObject({
      name: 'hub',
      state: 'ready',
    });
    expect(server.count('list things')).toBe(1);
  });

  it('asks for a consistent list in pages, and for bookmarks', async () => {
    for (let i = 0; i < 1203; i++) {
      server.put('things', thing(`t${i}`));
    }
    const test = await startReady();
    expect(test.names(GROUP, 'Thing')).toHaveLength(1203);
    const lists = server.requests.filter(({ type }) => type === 'list');
    expect(lists.map(({ query }) => query.toString())).toEqual([
      'limit=500',
      'limit=500&continue=500',
      'limit=500&continue=1000',
    ]);
    await eventually(() => server.count('watch things') === 1);
    const watch = server.requests.find(({ type }) => type === 'watch');
    expect(Object.fromEntries(watch!.query)).toMatchObject({
      allowWatchBookmarks: 'true',
      resourceVersion: String(100 + 1203),
    });
    const seconds = Number(watch!.query.get('timeoutSeconds'));
    expect(seconds).toBeGreaterThanOrEqual(300);
    expect(seconds).toBeLessThanOrEqual(600);
    expect(watch!.headers.authorization).toBe('Bearer a-token');
  });

  it('starts a list anew when it expires between two pages', async () => {
    for (let i = 0; i < 700; i++) {
      server.put('things', thing(`t${i}`));
    }
    let expired = 0;
    onRequest('list', (request, response) => {
      if (request.query.get('continue') && expired === 0) {
        expired += 1;
        answerStatus(response, 410, 'Expired');
        return true;
      }
      return false;
    });
    const test = await startReady();
    expect(expired).toBe(1);
    expect(test.names(GROUP, 'Thing')).toHaveLength(700);
    await eventually(() => test.objectChanges().length >= 700);
    expect(test.objectChanges()).toHaveLength(700);
  });

  it('asks for all at once when pages keep expiring', async () => {
    for (let i = 0; i < 700; i++) {
      server.put('things', thing(`t${i}`));
    }
    onRequest('list', (request, response) => {
      if (request.query.get('continue')) {
        answerStatus(response, 410, 'Expired');
        return true;
      }
      return false;
    });
    const test = await startReady();
    expect(test.names(GROUP, 'Thing')).toHaveLength(700);
  });

  it('asks for smaller pages where they are huge', async () => {
    for (let i = 0; i < 60; i++) {
      server.put('things', {
        ...thing(`t${i}`),
        junk: 'x'.repeat(200_000),
      });
    }
    const test = await startReady();
    expect(test.names(GROUP, 'Thing')).toHaveLength(60);
    const limits = server.requests
      .filter(({ type }) => type === 'list')
      .map(({ query }) => query.get('limit'));
    expect(limits.slice(0, 3)).toEqual(['500', '125', '31']);
    expect(test.mirror.counters()[0].failures).toEqual({ 'list error': 2 });
  });

  const brokenLists: [
    string,
    (request: ScriptedRequest) => Parameters<typeof onRequest>[1],
  ][] = [
    [
      'half a page, then a cut',
      () => (request, response) => {
        const body = JSON.stringify(server.list('things', request.query));
        response.writeHead(200, {
          'Content-Type': 'application/json',
          'Content-Length': body.length,
        });
        response.write(body.slice(0, body.length / 2), () =>
          response.destroy(),
        );
        return true;
      },
    ],
    [
      'half a page that looks whole',
      () => (request, response) => {
        const body = JSON.stringify(server.list('things', request.query));
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(body.slice(0, body.length / 2));
        return true;
      },
    ],
    [
      'a page of HTML',
      () => (_, response) => {
        response
          .writeHead(200, { 'Content-Type': 'text/html' })
          .end('<html>Sign in</html>');
        return true;
      },
    ],
    [
      'JSON that is no list',
      () => (_, response) => {
        answerJson(response, {});
        return true;
      },
    ],
    [
      'a list that leaves some out',
      () => (request, response) => {
        const page = server.list('things', request.query) as {
          metadata: object;
        };
        answerJson(response, {
          ...page,
          metadata: { ...page.metadata, remainingItemCount: 3 },
          items: [],
        });
        return true;
      },
    ],
    [
      '500',
      () => (_, response) => {
        answerStatus(response, 500, 'InternalError');
        return true;
      },
    ],
    ['nothing, for ever', () => () => true],
  ];

  it.each(brokenLists)(
    'keeps all objects when a relist is answered with %s',
    async (_, makeScript) => {
      server.put('things', thing('a'));
      server.put('things', thing('b'));
      const test = await startReady({ timing: { responseMs: 300 } });
      await eventually(() => server.count('watch things') === 1);
      let broken = 0;
      onRequest('list', (request, response) => {
        broken += 1;
        return makeScript(request)(request, response);
      });
      server.send('things', {
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
      const { message, since } = await test.until('Thing', 'stale');
      expect(message).toEqual(expect.any(String));
      expect(Date.parse(since)).toBeLessThanOrEqual(Date.now() - 200);
      await eventually(() => broken >= 2);
      expect(test.names(GROUP, 'Thing')).toEqual(['a', 'b']);
      expect(test.mirror.hosts()[0].state).toBe('stale');
      expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(true);

      server.remove('things', 'default', 'b');
      server.script = () => false;
      await test.until('Thing', 'ready');
      await eventually(() => test.objectChanges().includes('deleted b'));
      expect(test.objectChanges()).toEqual(['added a', 'added b', 'deleted b']);
    },
  );

  it.each(brokenLists)(
    'is never complete as long as the first list is answered with %s',
    async (_, makeScript) => {
      server.put('things', thing('a'));
      let broken = 0;
      onRequest('list', (request, response) => {
        broken += 1;
        return makeScript(request)(request, response);
      });
      const test = start({ timing: { responseMs: 300 } });
      await eventually(() => broken >= 2);
      await test.until('Thing', 'unreachable');
      expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(false);
      expect(test.objectChanges()).toEqual([]);
      server.script = () => false;
      await test.until('Thing', 'ready');
    },
  );

  it('goes on from the last version after a cut, without a list', async () => {
    server.put('things', thing('a'));
    const test = await startReady();
    await eventually(() => server.count('watch things') === 1);
    server.put('things', thing('b'));
    await eventually(() => test.names(GROUP, 'Thing').length === 2);
    server.endWatches('things', { cut: true });
    await eventually(() => server.count('watch things') === 2);
    const last = server.requests[server.requests.length - 1];
    expect(last.query.get('resourceVersion')).toBe('102');
    expect(server.count('list things')).toBe(1);
    expect(test.kind('Thing').state).toBe('ready');
    expect(test.mirror.counters()[0].reconnects).toBe(1);
  });

  it('goes on from a bookmark', async () => {
    server.put('things', thing('a'));
    await startReady();
    await eventually(() => server.count('watch things') === 1);
    server.put('others', thing('x'));
    server.bookmark('things');
    server.endWatches('things');
    await eventually(() => server.count('watch things') === 2);
    const last = server.requests[server.requests.length - 1];
    expect(last.query.get('resourceVersion')).toBe('102');
  });

  it('compares after 410, and emits nothing but the difference', async () => {
    for (const name of ['same', 'changed', 'gone', 'replaced']) {
      server.put('things', thing(name));
    }
    const test = await startReady();
    await eventually(() => server.count('watch things') === 1);
    onRequest('watch', (_, response) => {
      answerStatus(response, 410, 'Expired');
      return true;
    });
    server.endWatches('things', { cut: true });
    server.remove('things', 'default', 'gone');
    server.remove('things', 'default', 'replaced');
    server.put('things', thing('replaced'));
    server.put('things', thing('changed', 2));
    server.put('things', thing('new'));
    test.changes.length = 0;
    await eventually(() => test.objectChanges().includes('deleted gone'));
    expect(test.objectChanges().sort()).toEqual([
      'added new',
      'added replaced',
      'deleted gone',
      'deleted replaced',
      'modified changed',
    ]);
  });

  it.each([
    '{"type":"ADD',
    '[]',
    '{"type":"NEW","object":{}}',
    '{"type":"ADDED"}',
  ])(
    'takes %s in a watch for an error, and lists again if it stays',
    async garbage => {
      server.put('things', thing('a'));
      const test = await startReady();
      onRequest('watch', (request, response) => {
        server.serve(request, response);
        response.write(`${garbage}\n`);
        return true;
      });
      server.endWatches('things', { cut: true });
      await eventually(() => server.count('list things') >= 2);
      expect(test.names(GROUP, 'Thing')).toEqual(['a']);
      expect(test.objectChanges()).toEqual(['added a']);
    },
  );

  it('waits as long as Retry-After says', async () => {
    const tries: number[] = [];
    onRequest('list', (_, response) => {
      tries.push(Date.now());
      if (tries.length > 1) {
        return false;
      }
      answerStatus(response, 429, 'TooManyRequests', { 'Retry-After': '1' });
      return true;
    });
    const test = await startReady();
    expect(tries[1] - tries[0]).toBeGreaterThanOrEqual(990);
    expect(test.mirror.counters()[0].failures).toEqual({ 'list 429': 1 });
  });

  it('says which rule is missing, and reads when it is there', async () => {
    onRequest('list', (_, response) => {
      answerStatus(response, 403, 'Forbidden');
      return true;
    });
    const test = start();
    const { message } = await test.until('Thing', 'forbidden');
    expect(message).toContain(
      '{ apiGroups: ["example.com"], resources: ["things"], verbs: ["get", "list", "watch"] }',
    );
    expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(false);
    expect(test.mirror.hosts()[0].state).toBe('forbidden');
    server.script = () => false;
    await test.until('Thing', 'ready');
    expect(test.mirror.hosts()[0].state).toBe('ready');
  });

  it('asks for new credentials once when they are refused', async () => {
    const refreshes: boolean[] = [];
    let token = 'old';
    server.script = (request, response) => {
      if (request.headers.authorization === 'Bearer new') {
        return false;
      }
      answerStatus(response, 401, 'Unauthorized');
      return true;
    };
    const test = await startReady({
      hosts: [
        {
          name: 'hub',
          configuredAt: 'test',
          prepare: async ({ refresh }) => {
            refreshes.push(refresh);
            token = refresh ? 'new' : token;
            return {
              url: server.url,
              options: { headers: { Authorization: `Bearer ${token}` } },
            };
          },
        },
      ],
    });
    expect(refreshes.filter(Boolean)).toHaveLength(1);
    expect(test.mirror.counters()[0].failures).toEqual({});
  });

  it('notices that a watch says nothing any more', async () => {
    server.put('things', thing('a'));
    const test = await startReady({ timing: { watchIdleMs: 300 } });
    await eventually(() => server.count('watch things') === 1);
    server.bookmark('things');
    await eventually(() => server.count('watch things') === 2);
    expect(test.kind('Thing').state).toBe('ready');
    expect(server.count('list things')).toBe(1);
  });

  it('is stale while the host hangs, and ready when it goes on', async () => {
    server.put('things', thing('a'));
    const test = await startReady();
    await eventually(() => server.count('watch things') === 1);
    server.script = () => true;
    await test.until('Thing', 'stale');
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    server.script = () => false;
    await test.until('Thing', 'ready');
    expect(test.mirror.hosts()[0].state).toBe('ready');
  });

  it('finds a host that comes up later, and one that comes back', async () => {
    server.put('things', thing('a'));
    const { port } = server;
    const connection = server.connection();
    await server.stop();
    const test = start({ hosts: [connection] });
    await eventually(
      () => test.mirror.hosts()[0].state === 'unreachable',
      () => JSON.stringify(test.mirror.hosts()),
    );
    expect(test.mirror.hosts()[0].message).toContain('ECONNREFUSED');
    expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(false);
    await server.listen(port);
    await test.until('Thing', 'ready');

    await server.stop();
    await test.until('Thing', 'stale');
    server.remove('things', 'default', 'a');
    onRequest('watch', (_, response) => {
      answerStatus(response, 410, 'Expired');
      return true;
    });
    await server.listen(port);
    await eventually(() => test.objectChanges().includes('deleted a'));
    server.script = () => false;
    await test.until('Thing', 'ready');
    expect(test.objectChanges()).toEqual(['added a', 'deleted a']);
  });

  it('mirrors one host while another does not answer', async () => {
    server.put('things', thing('a'));
    const other = await ScriptedApiServer.start([things]);
    const connection = other.connection('far');
    await other.stop();
    const test = await startReady({ hosts: [server.connection(), connection] });
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    await eventually(() => test.mirror.hosts()[1].state === 'unreachable');
    expect(test.mirror.hosts().map(({ name }) => name)).toEqual(['hub', 'far']);
    expect(test.mirror.lookup('far').list(GROUP, 'Thing')).toEqual([]);
    expect(test.mirror.lookup('nowhere').list(GROUP, 'Thing')).toEqual([]);
  });

  it('refuses two hosts of one name', () => {
    expect(() =>
      start({ hosts: [server.connection('x'), server.connection('x')] }),
    ).toThrow("Two host clusters are named 'x'");
  });

  describe('what is served', () => {
    it('follows kinds that come and go', async () => {
      server.put('things', thing('a'));
      server.resources = [];
      const test = start();
      await test.until('Thing', 'absent');
      expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(true);
      server.resources = [things];
      await test.until('Thing', 'ready');
      server.resources = [];
      await test.until('Thing', 'absent');
      await eventually(() => test.objectChanges().length === 2);
      expect(test.objectChanges()).toEqual(['added a', 'deleted a']);
    });

    it('reads what matters only beside another group where that is served', async () => {
      const others = {
        ...things,
        group: 'other.com',
        kind: 'Other',
        plural: 'others',
      };
      const companion: KindRule = { ...rule, onlyWithGroup: 'other.com' };
      const other: KindRule = { group: 'other.com', kind: 'Other', fields: [] };
      server.put('things', thing('a'));
      const test = start({ rules: [companion, other] });
      await test.until('Other', 'absent');
      expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(true);
      expect(server.count('list things')).toBe(0);
      expect(test.mirror.hosts()[0].kinds.map(({ kind }) => kind)).toEqual([
        'Other',
      ]);

      server.resources = [things, others];
      await eventually(
        () => test.mirror.lookup('hub').list(GROUP, 'Thing').length === 1,
      );
      await test.until('Thing', 'ready');

      server.resources = [things];
      await test.until('Other', 'absent');
      await eventually(
        () => test.mirror.lookup('hub').list(GROUP, 'Thing').length === 0,
      );
    });

    it('keeps the objects of a kind that discovery forgets but the host has', async () => {
      server.put('things', thing('a'));
      const test = await startReady();
      const served = server.resources;
      server.script = (request, response) => {
        server.resources = request.type === 'discovery' ? [] : served;
        server.serve(request, response);
        return true;
      };
      const before = server.count('discovery /apis');
      await eventually(() => server.count('discovery /apis') >= before + 3);
      expect(test.objectChanges()).toEqual(['added a']);
      expect(test.kind('Thing').state).toBe('ready');
    });

    it('keeps the objects of a group whose server is down', async () => {
      server.put('things', thing('a'));
      const test = await startReady();
      server.resources = [];
      server.staleGroups = [GROUP];
      server.endWatches('things', { cut: true });
      await test.until('Thing', 'stale');
      expect(test.objectChanges()).toEqual(['added a']);
      expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(true);
      server.resources = [things];
      server.staleGroups = [];
      await test.until('Thing', 'ready');
      expect(test.objectChanges()).toEqual(['added a']);
    });

    it('knows nothing of a kind whose group could not be discovered', async () => {
      server.resources = [];
      server.staleGroups = [GROUP];
      const test = start();
      await test.until('Thing', 'unreachable');
      expect(test.mirror.isComplete('hub', GROUP, 'Thing')).toBe(false);
    });

    it('reads the version that the rule prefers, and moves when it comes', async () => {
      server.put('things', thing('a'));
      const test = await startReady({
        rules: [{ ...rule, versions: ['v2', 'v1'] }],
      });
      expect(test.kind('Thing').version).toBe('v1');
      server.resources = [things, { ...things, version: 'v2' }];
      await eventually(() => test.kind('Thing').version === 'v2');
      await eventually(() => test.objectChanges().length === 2);
      expect(test.objectChanges()).toEqual(['added a', 'modified a']);
      expect(
        test.mirror.lookup('hub').get(GROUP, 'Thing', 'default', 'a')
          ?.apiVersion,
      ).toBe('example.com/v2');
    });

    it('asks for little as long as nothing changes', async () => {
      await startReady({ timing: { discoveryMs: 50 } });
      await eventually(() => server.count('watch things') === 1);
      const before = server.log.length;
      await eventually(() => server.log.length >= before + 5);
      expect(new Set(server.log.slice(before))).toEqual(
        new Set(['discovery /apis']),
      );
      expect(
        server.requests
          .slice(before)
          .map(({ headers }) => headers['if-none-match']),
      ).not.toContain(undefined);
    });

    it('selects by group suffix, but for what other rules name or except', async () => {
      server.resources = ['Own', 'Widget', 'WidgetTemplate'].map(kind => ({
        group: 'widgets.example.com',
        version: 'v1',
        kind,
        plural: `${kind.toLowerCase()}s`,
      }));
      server.resources.push({ ...things, group: 'example.org' });
      const test = start({
        rules: [
          { group: 'widgets.example.com', kind: 'Own', fields: ['own'] },
          {
            groupSuffix: '.example.com',
            kind: '*',
            exceptKinds: /Template$/,
            fields: ['common'],
          },
        ],
      });
      server.put('owns', { ...thing('o'), own: 1, common: 1 });
      server.put('widgets', { ...thing('w'), own: 1, common: 1 });
      await test.until('Own', 'ready');
      await test.until('Widget', 'ready');
      expect(test.mirror.hosts()[0].kinds.map(({ kind }) => kind)).toEqual([
        'Own',
        'Widget',
      ]);
      const lookup = test.mirror.lookup('hub');
      const [own] = lookup.list('widgets.example.com', 'Own');
      const [widget] = lookup.list('widgets.example.com', 'Widget');
      expect([own.own, own.common]).toEqual([1, undefined]);
      expect([widget.own, widget.common]).toEqual([undefined, 1]);
    });
  });

  it('holds what two selectors select until neither does', async () => {
    onRequest('list', (request, response) => {
      if (request.plural === 'things') {
        answerJson(response, {
          kind: 'ThingList',
          metadata: { resourceVersion: '1' },
          items: [thing('both')],
        });
        return true;
      }
      return false;
    });
    const test = await startReady({
      rules: [
        { ...rule, labelSelector: 'a=1', fields: ['spec.size'] },
        { ...rule, labelSelector: 'b=1', fields: ['spec.secret'] },
      ],
    });
    await eventually(() => server.count('watch things') === 2);
    const [object] = test.mirror.lookup('hub').list(GROUP, 'Thing');
    expect(object.spec).toEqual({ size: 1, secret: 'hush' });
    const responses: { write: (text: string) => void }[] = [];
    onRequest('watch', (request, response) => {
      responses.push(response);
      server.serve(request, response);
      return true;
    });
    server.endWatches('things');
    await eventually(() => responses.length === 2);
    const deleted = `${JSON.stringify({
      type: 'DELETED',
      object: thing('both'),
    })}\n`;
    responses[0].write(deleted);
    responses[0].write(
      `${JSON.stringify({ type: 'ADDED', object: thing('next') })}\n`,
    );
    await eventually(() => test.objectChanges().includes('added next'));
    expect(test.names(GROUP, 'Thing')).toEqual(['both', 'next']);
    responses[1].write(deleted);
    await eventually(() => test.objectChanges().includes('deleted both'));
  });

  it('leaves out what has no name, and says so once', async () => {
    const warn = jest.fn();
    const logger = { ...console, warn, info: () => {}, child: () => logger };
    onRequest('list', (request, response) => {
      if (request.plural !== 'things') {
        return false;
      }
      answerJson(response, {
        kind: 'ThingList',
        metadata: { resourceVersion: '1' },
        items: [{}, null, { metadata: {} }, 7, thing('a')],
      });
      return true;
    });
    const test = await startReady({ logger });
    expect(test.names(GROUP, 'Thing')).toEqual(['a']);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toContain('without a name');
  });

  it('goes on calling listeners when one of them fails', async () => {
    const test = start();
    const seen: number[] = [];
    test.mirror.subscribe(() => {
      throw new Error('a listener');
    });
    const unsubscribe = test.mirror.subscribe(changes =>
      seen.push(changes.length),
    );
    await test.until('Thing', 'ready');
    server.put('things', thing('a'));
    await eventually(() => test.objectChanges().length === 1);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    unsubscribe();
    const before = seen.length;
    server.put('things', thing('b'));
    await eventually(() => test.objectChanges().length === 2);
    expect(seen).toHaveLength(before);
  });
});
