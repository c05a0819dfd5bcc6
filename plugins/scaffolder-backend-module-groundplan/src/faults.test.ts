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

import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  createGitProvider,
  GitProvider,
  Sandbox,
  startSandbox,
} from '@groundplan/sandbox';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  eventually,
  FinishedTask,
  startScaffolder,
  TestScaffolder,
} from './__testUtils__/startScaffolder';

jest.setTimeout(180_000);

const terraform: Entity = parse(
  readFileSync(
    join(__dirname, '../../../catalog/templates/terraform.yaml'),
    'utf8',
  ),
);
terraform.metadata.namespace = 'default';

const later = (name: string, step: JsonObject): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'x',
    owner: 'x',
    parameters: [],
    steps: [{ id: 'step', name: 'Step', ...step }],
    output: { plan: '${{ steps.step.output.plan }}' },
  },
});

const TEMPLATES = [
  terraform,
  later('render', {
    action: 'groundplan:render',
    input: {
      source: { kind: 'terraform' },
      values: '${{ parameters.values }}',
      target: '${{ parameters.target }}',
    },
  }),
  later('pull-request', {
    action: 'groundplan:pull-request',
    input: { plan: '${{ parameters.plan }}' },
  }),
];

/** Of the repositories of these tests; each is applied to workload-eu. */
const NAMES = [
  ...['down', 'slow', 'silent', 'limited', 'refused', 'protected', 'empty'],
  ...['archived', 'renamed', 'trunk', 'changed', 'two', 'killed', 'answered'],
];

const BRANCH = 'groundplan/bucket.terraform.playground.workload-eu';
const HEADERS = { 'content-type': 'application/json' };

type RequestHandler = NonNullable<Parameters<GitProvider['setFault']>[0]>;
type Request = Parameters<RequestHandler>[0];
type Response = Parameters<RequestHandler>[1];

/** Whether it answers in place of the provider. */
type Fault = (request: Request, response: Response) => boolean | void;

describe('when something goes wrong on the way to a pull request', () => {
  let git: GitProvider;
  let sandbox: Sandbox;
  let scaffolder: TestScaffolder;

  const start = async (config: JsonObject = {}) => {
    const started = await startScaffolder({
      templates: TEMPLATES,
      sandbox,
      git,
      repositories: NAMES.map(name => ({
        url: `${git.url}/fleet/${name}`,
        path: 'eu',
        hosts: ['workload-eu'],
      })),
      config,
    });
    await eventually(
      () => started.parts.mirror.hosts().map(({ state }) => state),
      states => states.length === 3 && states.every(one => one === 'ready'),
    );
    return started;
  };

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 0 });
    git = await createGitProvider();
    for (const name of NAMES) {
      await git.createRepository({
        owner: 'fleet',
        name,
        files:
          name === 'empty'
            ? {}
            : { 'eu/kustomization.yaml': 'resources: []\n' },
      });
    }
    scaffolder = await start();
  });

  afterEach(() => {
    git.setFault();
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    git?.setFault();
    await scaffolder?.stop();
    await git?.stop();
    await sandbox?.stop();
  });

  const values = (name: string, rest: JsonObject = {}): JsonObject => ({
    name: 'bucket',
    owner: 'group:default/platform',
    sourceRef: { kind: 'GitRepository', name: 'modules' },
    path: './bucket',
    target: {
      host: 'workload-eu',
      namespace: 'playground',
      repository: `${git.url}/fleet/${name}`,
    },
    ...rest,
  });

  const make = async (name: string, rest?: JsonObject) =>
    await scaffolder.run('template:default/terraform', values(name, rest));

  /** As a person with the provider's token, whatever fault there is for others. */
  async function api(method: string, path: string, body?: object) {
    const response = await fetch(`${git.url}/api/v1/repos/fleet/${path}`, {
      method,
      headers: {
        ...HEADERS,
        authorization: `token ${git.token}`,
        'x-test': 'yes',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    expect([path, response.status]).toEqual([path, response.status % 400]);
    return text ? JSON.parse(text) : undefined;
  }

  const branches = async (name: string): Promise<string[]> =>
    (await api('GET', `${name}/branches`)).map(
      (branch: { name: string }) => branch.name,
    );
  const pulls = async (name: string, state = 'all') =>
    await api('GET', `${name}/pulls?state=${state}`);
  const commitTo = async (name: string, branch: string, path: string) =>
    await api('POST', `${name}/contents`, {
      branch,
      message: 'Theirs',
      files: [
        {
          operation: 'create',
          path,
          content: Buffer.from('# theirs\n').toString('base64'),
        },
      ],
    });

  /** Answers in place of the provider where a fault does. */
  const during = (fault: Fault) => {
    const handler: RequestHandler = (request, response, next) => {
      if (request.headers['x-test'] || !fault(request, response)) {
        next();
      }
    };
    git.setFault(handler);
  };
  const on =
    (
      method: string,
      path: RegExp,
      fault: (response: Response) => void,
    ): Fault =>
    (request, response) => {
      const isMeant = request.method === method && path.test(request.path);
      if (isMeant) {
        fault(response);
      }
      return isMeant;
    };
  const answer =
    (status: number, message: string, headers: Record<string, string> = {}) =>
    (response: Response) => {
      response.status(status).set(headers).json({ message });
    };

  /** What of what went wrong, where and what to do is not said; and what is left behind. */
  async function refusalOf(
    name: string,
    task: FinishedTask,
    texts: [what: RegExp, next: RegExp],
  ) {
    const said = task.log.replace(/\s+/g, ' ');
    git.setFault();
    return {
      status: task.status,
      lacks: [...texts, new RegExp(`fleet/${name}`)]
        .filter(text => !text.test(said))
        .map(text => `${text} in ${said}`),
      leaks: said.includes(git.token),
      pulls: await pulls(name),
      branches: await branches(name),
    };
  }

  const refused = (...left: string[]) => ({
    status: 'failed',
    lacks: [],
    leaks: false,
    pulls: [],
    branches: left,
  });

  it('says that the provider cut the line, and makes one pull request once it is back', async () => {
    during(
      on('GET', /./, response => {
        response.socket?.destroy();
      }),
    );
    expect(
      await refusalOf('down', await make('down'), [
        /could not read the repository: no connection/,
        /Try again; if it stays so, see whether the provider is reachable/,
      ]),
    ).toEqual(refused('main'));
    expect(await make('down')).toMatchObject({ status: 'completed' });
    expect(await pulls('down')).toHaveLength(1);
  });

  it('waits for a slow one', async () => {
    git.setFault((_request, _response, next) => {
      setTimeout(next, 200);
    });
    expect(await make('slow')).toMatchObject({ status: 'completed' });
    git.setFault();
    expect(await pulls('slow')).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    const timeout = AbortSignal.timeout;
    jest
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation(ms => timeout(ms === 60_000 ? 500 : ms));
    during(on('POST', /contents/, () => {}));
    expect(
      await refusalOf('silent', await make('silent'), [
        /could not commit to '\S+': it did not answer within 60 s/,
        /Try again/,
      ]),
    ).toEqual(refused('main'));
  });

  it.each([
    ['reading', 'GET', /./, 429],
    ['reading', 'GET', /./, 403],
    ['the commit', 'POST', /contents$/, 429],
    ['the pull request', 'POST', /pulls$/, 403],
  ])(
    'says when to try again where %s is limited (%s %s: %d)',
    async (_, method, path, status) => {
      during(
        on(method, path, answer(status, 'Slow down', { 'retry-after': '30' })),
      );
      expect(
        await refusalOf('limited', await make('limited'), [
          /takes no more requests for now/,
          /Try again in 30 s\./,
        ]),
      ).toEqual(refused('main'));
    },
  );

  it('leaves a branch that it may not take away again to the next run, and says so', async () => {
    during((request, response) => {
      const isLimited =
        /pulls$|branches/.test(request.path) && request.method !== 'GET';
      if (isLimited) {
        answer(429, 'Slow down', { 'retry-after': '30' })(response);
      }
      return isLimited;
    });
    expect(
      await refusalOf('limited', await make('limited'), [
        /could not open a pull request: it takes no more requests for now/,
        /Try again in 30 s\..*The branch '\S+' stays; the next run goes on with it/,
      ]),
    ).toEqual(refused(BRANCH, 'main'));
    expect(await make('limited')).toMatchObject({ status: 'completed' });
    expect(await pulls('limited')).toHaveLength(1);
    expect(await branches('limited')).toEqual([BRANCH, 'main']);
  });

  it.each<[string, Fault, [RegExp, RegExp]]>([
    [
      'credentials that it does not know',
      on('GET', /./, answer(401, 'invalid username, password or token')),
      [/does not accept the credentials/, /Renew the token of the integration/],
    ],
    [
      'credentials that may not see the repository',
      on('GET', /./, answer(404, "The target couldn't be found.")),
      [
        /not there, or the credentials may not see it/,
        /credentials reach them/,
      ],
    ],
    [
      'credentials that may not write',
      on(
        'POST',
        /contents$/,
        answer(403, 'token does not have write:repository'),
      ),
      [
        /token does not have write:repository/,
        /Give the credentials write access/,
      ],
    ],
    [
      'credentials that may push, and may open nothing',
      on('POST', /pulls$/, answer(403, 'user may not open pull requests')),
      [
        /could not open a pull request: .*may not/,
        /write access to contents and pull requests/,
      ],
    ],
    [
      'a provider that fails',
      on(
        'POST',
        /contents$/,
        answer(500, 'pq: password of the database is hunter2'),
      ),
      [/failed with status 500/, /ask its administrators/],
    ],
    [
      'a proxy in its place',
      on('GET', /./, response => {
        response.status(200).send('<html>Sign in</html>');
      }),
      [/not what its API documents/, /no proxy answers in its place/],
    ],
  ])('says what to do about %s', async (_, fault, message) => {
    during(fault);
    const task = await make('refused');
    expect(task.log).not.toContain('hunter2');
    expect(await refusalOf('refused', task, message)).toEqual(refused('main'));
  });

  it('says which branch is protected', async () => {
    await api('POST', 'protected/branch_protections', {
      rule_name: 'groundplan/**',
    });
    expect(
      await refusalOf('protected', await make('protected'), [
        /could not commit to 'groundplan\/bucket\S+': .*protected/,
        /Allow pushes to this branch for the credentials/,
      ]),
    ).toEqual(refused('main'));
  });

  it('asks for a first commit in an empty repository', async () => {
    expect(
      await refusalOf('empty', await make('empty'), [
        /has no commit yet/,
        /Make a first commit in it/,
      ]),
    ).toEqual(refused());
  });

  it('says that a repository is archived before anything is rendered', async () => {
    await api('PATCH', 'archived', { archived: true });
    const task = await make('archived');
    expect(task.log).not.toContain('Validate them');
    expect(
      await refusalOf('archived', task, [
        /The repository is archived/,
        /Unarchive it, or choose another repository/,
      ]),
    ).toEqual(refused('main'));
  });

  it('follows a repository that was renamed', async () => {
    await api('PATCH', 'renamed', { name: 'renamed-since' });
    expect(await make('renamed')).toMatchObject({ status: 'completed' });
    expect(await pulls('renamed-since')).toHaveLength(1);
  });

  const plan = async (name: string, rest?: JsonObject) => {
    const { target, ...given } = values(name, rest);
    const rendered = await scaffolder.run('template:default/render', {
      values: given,
      target,
    });
    expect(rendered).toMatchObject({ status: 'completed' });
    return rendered.output.plan as JsonObject;
  };
  const open = async (planned: JsonObject) =>
    await scaffolder.run('template:default/pull-request', { plan: planned });

  it('does not write to a default branch that is gone since the preview, and takes the new one for the next', async () => {
    const planned = await plan('trunk');
    await api('POST', 'trunk/branches', { new_branch_name: 'trunk' });
    await api('PATCH', 'trunk', { default_branch: 'trunk' });
    await api('DELETE', 'trunk/branches/main');
    expect(
      await refusalOf('trunk', await open(planned), [
        /There is no branch 'main'/,
        /Choose a branch that exists/,
      ]),
    ).toEqual(refused('trunk'));
    expect(await make('trunk')).toMatchObject({ status: 'completed' });
    expect(await pulls('trunk')).toMatchObject([{ base: { ref: 'trunk' } }]);
  });

  it('does not overwrite what somebody changed since the preview', async () => {
    const planned = await plan('changed');
    await commitTo('changed', 'main', 'eu/playground/terraform-bucket.yaml');
    expect(
      await refusalOf('changed', await open(planned), [
        /eu\/playground\/terraform-bucket\.yaml was changed in 'main' after the preview/,
        /Look at a new preview, and send that/,
      ]),
    ).toEqual(refused('main'));
    // Other files may change as they like
    const again = await plan('changed');
    await commitTo('changed', 'main', 'eu/other.yaml');
    expect(await open(again)).toMatchObject({ status: 'completed' });
  });

  it('makes one pull request for two who make one name at the same moment', async () => {
    const held: (() => void)[] = [];
    git.setFault((request, _response, next) => {
      const isFirst = held.length < 2 && request.path.endsWith('/contents');
      if (!isFirst) {
        next();
        return;
      }
      held.push(next);
      if (held.length === 2) {
        held.forEach(go => go());
      }
    });
    const both = await Promise.all(
      ['Ada', 'Sam'].map(description => make('two', { description })),
    );
    expect(held).toHaveLength(2);
    expect(both.map(({ status }) => status)).toEqual([
      'completed',
      'completed',
    ]);
    const [pull, ...others] = await pulls('two');
    expect(others).toEqual([]);
    expect(await branches('two')).toEqual([BRANCH, 'main']);
    both.forEach(({ output }) =>
      expect(JSON.stringify(output)).toContain(`/pulls/${pull.number}`),
    );
    // The later of them is told that there was one
    expect(both.map(({ log }) => log).join()).toMatch(/has one more commit/);
  });

  it.each<[string, string, Fault]>([
    [
      'before the pull request is asked for',
      'killed',
      on('POST', /pulls$/, () => {}),
    ],
    [
      'before the answer of the pull request arrives',
      'answered',
      (request, response) => {
        if (request.method === 'POST' && /pulls$/.test(request.path)) {
          response.end = () => response;
        }
      },
    ],
  ])(
    'goes on where a backend was killed %s, with the same pull request',
    async (_, repository, fault) => {
      const root = mkdtempSync(join(tmpdir(), 'groundplan-tasks-'));
      const [before, after] = ['before', 'after'].map(name => join(root, name));
      const configOf = (directory: string): JsonObject => ({
        backend: {
          database: { client: 'better-sqlite3', connection: { directory } },
        },
        scaffolder: {
          taskRecovery: { enabled: true, staleTimeout: { seconds: 2 } },
        },
      });
      let isAsked = false;
      during((request, response) => {
        isAsked ||= request.method === 'POST' && /pulls$/.test(request.path);
        return fault(request, response);
      });
      const first = await start(configOf(before));
      const task = await first.submit(
        'template:default/terraform',
        values(repository),
      );
      await eventually(() => isAsked, Boolean);
      // What a process that is killed leaves: whatever it has written down by now
      cpSync(before, after, { recursive: true });
      expect(await branches(repository)).toEqual([BRANCH, 'main']);
      git.setFault();
      const second = await start(configOf(after));
      try {
        const { status, output } = await second.finished(task);
        expect(status).toBe('completed');
        const [pull, ...others] = await pulls(repository);
        expect(others).toEqual([]);
        expect(JSON.stringify(output)).toContain(`/pulls/${pull.number}`);
        expect(await branches(repository)).toEqual([BRANCH, 'main']);
      } finally {
        await second.stop();
        await first.stop();
        rmSync(root, { recursive: true, force: true });
      }
    },
  );
});
