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
  DOWN,
  eventually,
  startScaffolder,
  TestScaffolder,
} from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

const ACTIONS = ['validate', 'pull-request', 'wait'];

const template = (action: string, input: JsonObject): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: action, namespace: 'default' },
  spec: {
    type: 'x',
    owner: 'x',
    parameters: [],
    steps: [{ id: 'x', name: 'x', action: `groundplan:${action}`, input }],
  },
});

const terraform = (
  name: string,
  namespace = 'playground',
) => `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  interval: 10m
  path: ./x
  sourceRef: { kind: GitRepository, name: modules }
`;

const PLACE = 'clusters/workload-eu';
const WHOLE = 'groundplan.app.create workload-eu/_';

describe('a plan that nobody rendered', () => {
  let scaffolder: TestScaffolder;
  let head: string;

  beforeAll(async () => {
    scaffolder = await startScaffolder({
      templates: [
        ...ACTIONS.map(action =>
          template(action, {
            plan: '${{ parameters.plan }}',
            ...(action === 'wait' && { until: 'merged', timeoutMinutes: 0 }),
          }),
        ),
        template('render', {
          source: { kind: 'terraform' },
          values: '${{ parameters.values }}',
          target: '${{ parameters.target }}',
        }),
      ],
    });
    await eventually(
      () => scaffolder.parts.mirror.hosts().map(({ state }) => state),
      states => states.length === 3 && states.every(one => one === 'ready'),
    );
    ({
      commit: { id: head },
    } = await scaffolder.git('/branches/main'));
  });

  afterEach(() => {
    scaffolder.denied.clear();
    scaffolder.auditor.createEvent.mockClear();
  });
  afterAll(async () => await scaffolder.stop());

  const plan = (
    files: Record<string, string | null>,
    rest: JsonObject = {},
  ): JsonObject => ({
    what: 'forged.terraform.playground.workload-eu',
    title: 'Forged',
    host: 'workload-eu',
    namespace: 'playground',
    repository: scaffolder.repository,
    base: 'main',
    basedOn: head,
    objects: [],
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
    ...rest,
  });
  const part = (
    name: string,
    files: Record<string, string | null>,
    host = 'workload-eu',
  ): JsonObject => {
    const { title, namespace, files: written } = plan(files);
    return {
      what: `${name}.terraform.playground.${host}`,
      title,
      host,
      namespace,
      files: written,
      objects: [],
    };
  };
  /** What it says of the whole is not what its parts say. */
  const parts = (...all: JsonObject[]): JsonObject => ({
    ...plan({}),
    parts: all,
  });
  const run = (action: string, forged: JsonObject) =>
    scaffolder.run(`template:default/${action}`, { plan: forged });
  const open = async (): Promise<unknown[]> =>
    await scaffolder.git('/pulls?state=open');
  const branches = async () =>
    (await scaffolder.git('/branches')).map(
      ({ name }: { name: string }) => name,
    );

  describe.each(ACTIONS)('groundplan:%s', action => {
    it.each<[string, () => JsonObject, string, string | RegExp]>([
      [
        "another host's folder",
        () => plan({ 'clusters/hub/forged.yaml': terraform('forged') }),
        'groundplan.app.create hub/_',
        'clusters/hub/forged.yaml: it is in clusters/hub, which is applied to hub',
      ],
      [
        'what is applied to nobody',
        () => plan({ 'README.md': '# Mine\n' }),
        WHOLE,
        'README.md: it is outside',
      ],
      [
        "others' lines in the kustomization.yaml",
        () => plan({ [`${PLACE}/kustomization.yaml`]: 'resources: []\n' }),
        WHOLE,
        'lines are gone with which the change has nothing to do',
      ],
      [
        'another namespace than it says',
        () => plan({ [`${PLACE}/x.yaml`]: terraform('forged', 'kube-system') }),
        'groundplan.terraform.create workload-eu/kube-system',
        'the permission groundplan.terraform.create for workload-eu/kube-system',
      ],
      [
        'what one of several parts alone would be',
        () =>
          parts(
            part('one', { [`${PLACE}/x.yaml`]: terraform('one') }),
            part('two', { [`${PLACE}/x.yaml`]: terraform('two', 'apps') }),
          ),
        'groundplan.terraform.create workload-eu/apps',
        'the permission groundplan.terraform.create for workload-eu/apps',
      ],
      [
        'a part that is of another host than the plan says',
        () =>
          parts(
            part('one', { [`${PLACE}/x.yaml`]: terraform('one') }),
            part('two', { 'clusters/ci/x.yaml': terraform('two') }, 'ci'),
          ),
        'groundplan.terraform.create ci/playground',
        'the permission groundplan.terraform.create for ci/playground',
      ],
    ])('is denied %s', async (_, forged, denied, message) => {
      scaffolder.denied.add(denied);
      const { status, log } = await run(action, forged());
      expect(status).toBe('failed');
      expect(log).toMatch(message);
      expect(await open()).toEqual([]);
      const audited = scaffolder.auditor.createEvent.mock.calls.filter(
        ([{ eventId }]) => eventId === 'groundplan-pull-request',
      );
      expect(audited).toHaveLength(action === 'pull-request' ? 1 : 0);
    });

    it.each<[string, () => JsonObject, string]>([
      [
        'what runs in the repository itself',
        () => plan({ '.github/workflows/x.yaml': 'on: push\n' }),
        'governs the repository itself',
      ],
      [
        "another's branch",
        () =>
          plan(
            { [`${PLACE}/x.yaml`]: terraform('forged') },
            { what: 'payments.cluster.team-a.hub' },
          ),
        'is not of playground on workload-eu',
      ],
      [
        "another's branch in a part",
        () =>
          parts(part('one', {}), {
            ...part('two', { [`${PLACE}/x.yaml`]: terraform('two') }),
            what: 'payments.cluster.team-a.hub',
          }),
        'is not of playground on workload-eu',
      ],
      [
        'a host that is not there',
        () => parts(part('one', {}), part('two', {}, 'nowhere')),
        'There is no host cluster nowhere',
      ],
      [
        'another repository',
        () => plan({}, { repository: 'https://elsewhere.example.com/a/b' }),
        'takes no changes from',
      ],
      [
        'a readable Secret',
        () =>
          plan({
            [`${PLACE}/x.yaml`]:
              'apiVersion: v1\nkind: Secret\nmetadata: {name: x, namespace: playground}\nstringData: {a: hunter2}\n',
          }),
        'the Secret playground/x would be readable',
      ],
    ])('refuses %s, whoever it is', async (_, forged, message) => {
      const { status, log } = await run(action, forged());
      expect(status).toBe('failed');
      expect(log).toContain(message);
      expect(log).not.toContain('hunter2');
      expect(await open()).toEqual([]);
      expect(await branches()).not.toContainEqual(
        expect.stringMatching(/forged|payments/),
      );
    });
  });

  it('is held against the base as it is, whichever commit it names', async () => {
    const file = `${PLACE}/theirs.yaml`;
    await scaffolder.git('/contents', {
      branch: 'main',
      message: 'Theirs',
      files: [
        {
          operation: 'create',
          path: file,
          content: Buffer.from(terraform('theirs', 'apps')).toString('base64'),
        },
      ],
    });
    scaffolder.denied.add('groundplan.terraform.create workload-eu/apps');
    scaffolder.denied.add('groundplan.terraform.delete');
    const { status, log } = await run(
      'pull-request',
      plan({ [file]: terraform('forged') }),
    );
    expect(status).toBe('failed');
    expect(log).toMatch(/permission groundplan\.terraform\.(create|delete)/);
    expect(await open()).toEqual([]);
  });

  it('names the branch of several after them, and writes what they say', async () => {
    scaffolder.denied.clear();
    const { status } = await run(
      'pull-request',
      parts(
        part('one', { [`${PLACE}/x.yaml`]: terraform('one') }),
        part('two', { [`${PLACE}/x.yaml`]: terraform('two') }),
      ),
    );
    expect(status).toBe('completed');
    const [{ number, head: branch }] = (await open()) as {
      number: number;
      head: { ref: string };
    }[];
    expect(branch.ref).toMatch(/^groundplan\/several-[0-9a-f]{16}$/);
    const files = await scaffolder.git(`/pulls/${number}/files`);
    expect(files.map((one: JsonObject) => one.filename)).toEqual([
      `${PLACE}/x.yaml`,
    ]);
    await scaffolder.git(`/pulls/${number}/merge`, { Do: 'merge' });
  });

  it('says which provider does not answer, what next, and no secret', async () => {
    const { status, log } = await run(
      'pull-request',
      plan(
        { 'down/x.yaml': terraform('forged') },
        {
          repository: `http://${DOWN}/fleet/down`,
        },
      ),
    );
    expect(status).toBe('failed');
    expect(log).toContain(DOWN);
    expect(log).not.toContain('secret-of-down');
  });

  it('makes one pull request for two who make one name at once', async () => {
    const make = (description: string) =>
      scaffolder.run('template:default/pull-request', {
        plan: plan({
          [`${PLACE}/playground/forged.yaml`]: `# ${description}\n${terraform(
            'forged',
          )}`,
        }),
      });
    const both = await Promise.all([make('ada'), make('sam')]);
    expect(both.map(({ status }) => status)).toContain('completed');
    both
      .filter(({ status }) => status === 'failed')
      .forEach(({ log }) =>
        expect(log).toMatch(/left alone|changed|conflict/i),
      );
    expect(await open()).toHaveLength(1);
    expect(
      (await branches()).filter((name: string) => name.includes('forged')),
    ).toHaveLength(1);
  });

  it('takes 200 files at once', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [
        `${PLACE}/playground/many-${i}.yaml`,
        terraform(`many-${i}`),
      ]),
    );
    const what = 'many.terraform.playground.workload-eu';
    const { status, log } = await run('pull-request', plan(many, { what }));
    expect(log).not.toMatch(/error/i);
    expect(status).toBe('completed');
  });
});
