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
  ANNOTATION_ORIGIN,
  ObjectChange,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { planObjectChange } from '../object/planObjectChange';
import { Base } from '../plan/openBase';
import { OneOfSeveral, planSeveral } from './planSeveral';
import { whatsOfPullRequest } from './whatsOfPullRequest';

const HUB = 'clusters/hub';
const PLATFORM = 'https://git.example.com/fleet/platform';
const OTHER = 'https://git.example.com/fleet/other';

const release = (name: string, origin?: object) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
  namespace: runners${
    origin
      ? `\n  annotations:\n    ${ANNOTATION_ORIGIN}: '${JSON.stringify(
          origin,
        )}'`
      : ''
  }
spec:
  values:
    minRunners: 1 # of ${name}
`;

const made = (name: string, ...files: string[]) => ({
  what: `${name}.runner-scale-set.runners.hub`,
  repository: PLATFORM,
  files,
  source: { kind: 'runner-scale-set' },
  values: { name },
});

const together = [`${HUB}/d.yaml`, `${HUB}/e.yaml`];

const REPOSITORIES: Record<string, Record<string, string>> = {
  [PLATFORM]: {
    [`${HUB}/kustomization.yaml`]:
      'resources:\n  - two.yaml # both\n  - c.yaml\n  - d.yaml\n  - e.yaml\n',
    [`${HUB}/two.yaml`]: `${release('a')}---\n${release('b')}`,
    [`${HUB}/c.yaml`]: release('c', made('c', `${HUB}/c.yaml`)),
    [`${HUB}/d.yaml`]: release('d', made('d', ...together)),
    [`${HUB}/e.yaml`]: release('e', made('d', ...together)),
    'clusters/edge/x.yaml': release('x'),
  },
  [OTHER]: { 'far.yaml': release('far') },
};

const repository = (url: string, path = ''): TargetRepository => ({
  url,
  title: url.slice(24),
  layout: 'flux',
  path,
});

const opened = jest.fn(async ({ url }: TargetRepository): Promise<Base> => {
  const files = REPOSITORIES[url];
  return {
    provider: {} as never,
    branch: 'main',
    sha: 'abc',
    files: { paths: () => Object.keys(files), read: async at => files[at] },
  };
});

type Operation =
  | { operation: 'delete' }
  | { operation: 'scale'; minRunners: number };

function one(name: string, operation: Operation, host = 'hub'): OneOfSeveral {
  const subject = {
    host,
    segment: 'runner-scale-set',
    title: 'Runner scale set',
    group: 'helm.toolkit.fluxcd.io',
    kind: 'HelmRelease',
    namespace: 'runners',
    name,
    hints: [],
  };
  const change: ObjectChange = {
    entityRef: `resource:default/${name}`,
    ...operation,
  };
  return {
    subject,
    change,
    plan: async open =>
      await planObjectChange(subject, change, {
        // The spelling of an address does not make it another repository
        repositories: [
          repository(host === 'edge' ? `${PLATFORM}.git` : PLATFORM, HUB),
          repository(OTHER),
        ].map(it => ({
          ...it,
          ...(host === 'edge' && it.path && { path: 'clusters/edge' }),
        })),
        open: async it =>
          await open({ ...it, url: it.url.replace('.git', '') }),
        folders: () => [
          { host: 'hub', path: HUB },
          { host: 'edge', path: 'clusters/edge' },
        ],
        isNamespaced: async () => true,
        remake: async () => {
          throw new Error('Nothing here was made by a form');
        },
      }),
  };
}

const remove = (name: string) => one(name, { operation: 'delete' });
const scale = (name: string, minRunners: number, host?: string) =>
  one(name, { operation: 'scale', minRunners }, host);

const plan = async (...all: OneOfSeveral[]) => await planSeveral(all, opened);
const contents = async (...all: OneOfSeveral[]) =>
  Object.fromEntries(
    (await plan(...all)).plan.files.map(({ path, content }) => [
      path.replace(`${HUB}/`, ''),
      content,
    ]),
  );

const TWO = REPOSITORIES[PLATFORM][`${HUB}/two.yaml`];
const LINES = REPOSITORIES[PLATFORM][`${HUB}/kustomization.yaml`];

describe('planSeveral', () => {
  it.each<[string, OneOfSeveral[], Record<string, string | null>]>([
    [
      'two objects of a file',
      [scale('a', 2), scale('b', 3)],
      {
        'two.yaml': TWO.replace('1 # of a', '2 # of a').replace(
          '1 # of b',
          '3 # of b',
        ),
      },
    ],
    [
      'one of a file and takes away the other',
      [scale('b', 3), remove('a')],
      { 'two.yaml': release('b').replace('1 #', '3 #') },
    ],
    [
      'both of a file, and with them the file',
      [remove('a'), remove('b')],
      {
        'two.yaml': null,
        'kustomization.yaml': LINES.replace('  - two.yaml # both\n', ''),
      },
    ],
    [
      'lines of one kustomization.yaml',
      [remove('c'), remove('d')],
      {
        'c.yaml': null,
        'd.yaml': null,
        'e.yaml': null,
        'kustomization.yaml': 'resources:\n  - two.yaml # both\n',
      },
    ],
    [
      'what was made together once',
      [remove('e'), remove('d')],
      {
        'd.yaml': null,
        'e.yaml': null,
        'kustomization.yaml': LINES.replace('  - d.yaml\n  - e.yaml\n', ''),
      },
    ],
  ])('changes %s', async (_, all, expected) => {
    expect(await contents(...all)).toEqual(expected);
    expect(await contents(...[...all].reverse())).toEqual(expected);
  });

  it('has one branch for the same things, whatever their order and numbers', async () => {
    const whatOf = async (...all: OneOfSeveral[]) =>
      (await plan(...all)).plan.what;
    const what = await whatOf(scale('a', 2), remove('c'));
    expect(what).toMatch(/^several-[0-9a-f]{16}$/);
    expect(await whatOf(remove('c'), scale('a', 7))).toBe(what);
    expect(await whatOf(remove('c'), remove('a'))).not.toBe(what);
    expect(await whatOf(remove('c'), scale('a', 2), scale('b', 2))).not.toBe(
      what,
    );
    expect(await whatOf(remove('c'))).toBe(
      'c.runner-scale-set.runners.hub.delete',
    );
  });

  it('keeps what each of them is, and reads the repository once', async () => {
    opened.mockClear();
    const { plan: joined, parts = [] } = await plan(
      scale('x', 4, 'edge'),
      scale('c', 2),
      remove('a'),
    );
    expect(opened).toHaveBeenCalledTimes(1);
    expect(joined.title).toBe('Change 3 runner scale sets');
    expect(
      joined.parts?.map(({ host, title, objects }) => [
        host,
        title,
        objects.map(({ name, change }) => `${name} ${change}`),
      ]),
    ).toEqual([
      ['hub', 'Delete Runner scale set a', ['a deleted']],
      ['hub', 'Scale Runner scale set c', ['c changed']],
      ['edge', 'Scale Runner scale set x', ['x changed']],
    ]);
    expect(parts.flatMap(({ reach }) => reach)).toEqual([]);
  });

  it('names what is elsewhere', async () => {
    await expect(
      plan(scale('a', 2), scale('far', 2), scale('c', 2)),
    ).rejects.toThrow(
      `here of ${PLATFORM} (main); elsewhere 'Scale Runner scale set far' in ${OTHER} (main)`,
    );
  });

  it('names what goes with something else', async () => {
    await expect(plan(scale('d', 2), remove('e'))).rejects.toThrow(
      "Runner scale set d was made together with what 'Delete Runner scale set e' takes away",
    );
  });

  it('names what cannot be changed', async () => {
    await expect(plan(scale('a', 2), scale('gone', 2))).rejects.toThrow(
      'holds HelmRelease runners/gone',
    );
  });
});

describe('whatsOfPullRequest', () => {
  const rows = (...whats: string[]) =>
    `For \`x.y.z.w\`.\n\n| Change | Of |\n| --- | --- |\n${whats
      .map(what => `| Scale | \`${what}\` |`)
      .join('\r\n')}\n\n| | File |\n| --- | --- |\n| changed | a.yaml |\n`;

  it('believes a text that fits its branch', async () => {
    const { plan: joined } = await plan(scale('a', 2), scale('b', 2));
    const whats = joined.parts!.map(({ what }) => what);
    const head = `groundplan/${joined.what}`;
    expect(whatsOfPullRequest({ head, body: rows(...whats) })).toEqual(whats);
    expect(
      whatsOfPullRequest({ head: `${head}-2`, body: rows(...whats) }),
    ).toEqual(whats);
    for (const [branch, body] of [
      [head, rows(...whats, 'c.runner-scale-set.runners.hub.scale')],
      [head, rows(whats[0])],
      [head, ''],
      ['groundplan/several-0123456789abcdef', rows(...whats)],
    ]) {
      expect(whatsOfPullRequest({ head: branch, body })).toBeUndefined();
    }
  });
});
