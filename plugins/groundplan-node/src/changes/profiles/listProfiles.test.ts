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

import { UrlReaderService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { FakeMirror } from '../../testing/FakeMirror';
import { ChartReader } from './ChartReader';
import { listProfiles, readProfileValues } from './listProfiles';

const URL = 'https://charts.example.com/stable';

/** An archive as `tar` writes it. */
function tar(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).map(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(Buffer.byteLength(text).toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
    body.write(text);
    return Buffer.concat([header, body]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const chartOf = (files: Record<string, string>) => gzipSync(tar(files));

const CHART = chartOf({
  'ingress/Chart.yaml': 'name: ingress',
  'ingress/charts/sub/values.yaml': 'of: another',
  'ingress/values.yaml': 'replicas: 2\n# kept\n',
});

function aRepository(
  annotations: Record<string, string> = { 'weave.works/profiles': 'true' },
  spec: object = { url: URL },
  name = 'charts',
): KubernetesObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name, namespace: 'flux-system', annotations },
    spec,
  };
}

const version = (it: string, rest: object = {}) => ({
  version: it,
  urls: [`ingress-${it}.tgz`],
  ...rest,
});

const INDEX = {
  entries: {
    ingress: [
      version('1.9.0'),
      version('1.10.0', {
        description: 'Lets traffic in',
        annotations: { 'weave.works/layer': 'layer-1' },
        digest: createHash('sha256').update(CHART).digest('hex'),
      }),
      version('2.0.0-rc.1'),
      version('not a version'),
      { nothing: true },
    ],
    dns: [
      version('0.1.0-alpha', { annotations: { 'weave.works/profile': '' } }),
    ],
  },
};

function reading(files: Record<string, string | Buffer | Error>) {
  const readUrl = jest.fn(async (url: string) => {
    const found = files[url];
    if (found instanceof Error || found === undefined) {
      throw found ?? new NotAllowedError('Reading is not allowed');
    }
    const body = Buffer.from(found);
    return { buffer: async () => body, stream: () => Readable.from([body]) };
  });
  const reader = { readUrl } as Partial<UrlReaderService> as UrlReaderService;
  return { charts: ChartReader.create({ reader }), readUrl };
}

const lookupOf = (...objects: KubernetesObject[]) =>
  FakeMirror.create({ hub: objects }).lookup('hub');

describe('listProfiles', () => {
  it('lists every chart of a marked repository, the newest version first', async () => {
    const { charts, readUrl } = reading({
      [`${URL}/index.yaml`]: JSON.stringify(INDEX),
    });
    const lookup = lookupOf(aRepository(), aRepository({}, {}, 'other'));
    const expected = {
      repository: 'flux-system/charts',
      items: [
        { chart: 'dns', versions: ['0.1.0-alpha'] },
        {
          chart: 'ingress',
          description: 'Lets traffic in',
          layer: 'layer-1',
          versions: ['1.10.0', '1.9.0'],
        },
      ],
      problems: [],
    };
    expect(await listProfiles(lookup, charts)).toEqual(expected);
    expect(await listProfiles(lookup, charts)).toEqual(expected);
    expect(readUrl).toHaveBeenCalledTimes(1);
  });

  it.each<[string, string[][]]>([
    ['>=1.0.0, <1.10.0', [['1.9.0']]],
    ['>=1.10.0-0', [['2.0.0-rc.1', '1.10.0']]],
    ['>3', []],
  ])('keeps to the filter %s', async (filter, versions) => {
    const { charts } = reading({
      [`${URL}/index.yaml`]: JSON.stringify(INDEX),
    });
    const repository = aRepository({
      'weave.works/profiles': '',
      'weave.works/helm-version-filter': filter,
    });
    const { items } = await listProfiles(lookupOf(repository), charts);
    expect(items.map(it => it.versions)).toEqual(versions);
  });

  it('lists only marked charts of the repository that is taken by default', async () => {
    const { charts } = reading({
      [`${URL}/index.yaml`]: JSON.stringify(INDEX),
    });
    const repository = aRepository({}, { url: URL }, 'weaveworks-charts');
    const { items } = await listProfiles(lookupOf(repository), charts);
    expect(items.map(({ chart }) => chart)).toEqual(['dns']);
  });

  const bomb = `entries: {}\na: &a [x]\nb: [${'*a,'.repeat(1000)}]`;

  it.each<[string, KubernetesObject[], string | Error | undefined, RegExp]>([
    ['there is no repository', [], '', /no HelmRepository/],
    [
      'there are two',
      [aRepository(), aRepository(undefined, undefined, 'b')],
      '',
      /several HelmRepositories/,
    ],
    [
      'it is an OCI registry',
      [aRepository(undefined, { url: 'oci://x.example.com', type: 'oci' })],
      '',
      /flux-system\/charts cannot be listed: it is an OCI/,
    ],
    [
      'Backstage may not read from there',
      [aRepository()],
      undefined,
      /backend: \{ reading: \{ allow: \[\{ host: "charts\.example\.com" \}\] \} \}/,
    ],
    [
      'it leads to where Backstage may not read from',
      [aRepository()],
      new Error(
        'URL not allowed by backend.reading.allow configuration: http://10.0.0.1:8080/x',
      ),
      /host: "10\.0\.0\.1:8080"/,
    ],
    ['the index is none', [aRepository()], 'a: [', /./],
    ['the index is a bomb', [aRepository()], bomb, /alias/i],
    [
      'the index is huge',
      [aRepository()],
      ' '.repeat(32_000_001),
      /index\.yaml: it is longer than 32 MB/,
    ],
    [
      'the index is large and not as Helm writes it',
      [aRepository()],
      `entries: {a: []}\n#${' '.repeat(4_000_000)}`,
      /index\.yaml: .*'helm repo index'/,
    ],
    [
      'the index has no entries',
      [aRepository()],
      'a: 1',
      /yaml: it has no entries/,
    ],
    [
      'the URL is of a file',
      [aRepository(undefined, { url: 'file:///etc' })],
      '',
      /file: is nothing/,
    ],
    [
      'the URL has a password',
      [aRepository(undefined, { url: 'https://me:secret@x.example.com' })],
      '',
      /^(?!.*secret).*credentials/,
    ],
    [
      'the filter is none',
      [
        aRepository({
          'weave.works/profiles': '',
          'weave.works/helm-version-filter': 'newest',
        }),
      ],
      '{"entries":{}}',
      /'newest' is no constraint/,
    ],
  ])('says so where %s', async (_, objects, index, problem) => {
    const { charts } = reading(
      index === undefined ? {} : { [`${URL}/index.yaml`]: index },
    );
    expect(await listProfiles(lookupOf(...objects), charts)).toEqual({
      items: [],
      problems: [expect.stringMatching(problem)],
    });
  });

  it('asks again after a failure', async () => {
    const files: Record<string, string> = {};
    const { charts } = reading(files);
    const lookup = lookupOf(aRepository());
    expect((await listProfiles(lookup, charts)).items).toEqual([]);
    files[`${URL}/index.yaml`] = JSON.stringify(INDEX);
    expect((await listProfiles(lookup, charts)).items).toHaveLength(2);
  });
});

describe('readProfileValues', () => {
  const read = (chart: string, of: string, packed: Buffer | Error = CHART) =>
    readProfileValues(
      lookupOf(aRepository()),
      reading({
        [`${URL}/index.yaml`]: JSON.stringify(INDEX),
        [`${URL}/ingress-1.10.0.tgz`]: packed,
        [`${URL}/ingress-1.9.0.tgz`]: packed,
      }).charts,
      chart,
      of,
    );

  it("gives the chart's own values as they are written", async () => {
    expect(await read('ingress', '1.10.0')).toBe('replicas: 2\n# kept\n');
    expect(
      await read('ingress', '1.9.0', chartOf({ 'ingress/Chart.yaml': '' })),
    ).toBe('');
  });

  it.each<[string, string, string, Buffer | Error, RegExp]>([
    ['no chart', 'nope', '1.0.0', CHART, /no profile nope 1\.0\.0/],
    [
      'a version that is not offered',
      'ingress',
      '2.0.0-rc.1',
      CHART,
      /no prof/,
    ],
    [
      'another chart than described',
      'ingress',
      '1.10.0',
      chartOf({ 'ingress/values.yaml': 'evil: true' }),
      /not the one/,
    ],
    ['no archive', 'ingress', '1.9.0', Buffer.from('no'), /cannot be unpacked/],
    [
      'a cut archive',
      'ingress',
      '1.9.0',
      gzipSync(tar({ 'a/values.yaml': 'x'.repeat(2000) }).subarray(0, 1024)),
      /cut/,
    ],
    [
      'a bomb',
      'ingress',
      '1.9.0',
      gzipSync(Buffer.alloc(20_000_001)),
      /cannot be unpacked/,
    ],
    [
      'values that are too long',
      'ingress',
      '1.9.0',
      chartOf({ 'a/values.yaml': 'x'.repeat(300_001) }),
      /longer than 300000/,
    ],
    ['a server that fails', 'ingress', '1.9.0', new Error('500'), /tgz: 500/],
  ])('fails for %s', async (_, chart, of, packed, message) => {
    await expect(read(chart, of, packed)).rejects.toThrow(message);
  });
});
