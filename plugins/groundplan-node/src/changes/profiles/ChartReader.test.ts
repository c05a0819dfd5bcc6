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
  coreServices,
  createBackendModule,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeMirror } from '../../testing/FakeMirror';
import { ChartReader } from './ChartReader';
import { listProfiles, readProfileValues } from './listProfiles';

jest.setTimeout(120_000);

/** As `helm package` and `helm repo index` write them, but for `helm`. */
const VALUES = 'replicas: 2\n# kept\n';

function packageChart(name: string, version: string): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'groundplan-chart-'));
  try {
    mkdirSync(join(dir, name, 'charts', 'sub'), { recursive: true });
    writeFileSync(join(dir, name, 'charts/sub/values.yaml'), 'of: another');
    writeFileSync(
      join(dir, name, 'Chart.yaml'),
      `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
    );
    writeFileSync(join(dir, name, 'values.yaml'), VALUES);
    execFileSync('tar', ['czf', join(dir, 'chart.tgz'), '-C', dir, name]);
    return readFileSync(join(dir, 'chart.tgz'));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Keys in the order of the alphabet, lists as far left as their key. */
const entry = (options: {
  name: string;
  version: string;
  digest: string;
  url: string;
}) => `  - annotations:
      category: Infrastructure
      images: |
        # of others
        - image: docker.io/bitnami/${options.name}:1
          version: 99.0.0

        - image: docker.io/bitnami/shell:2
      weave.works/layer: layer-1
    apiVersion: v2
    appVersion: 1.2.3
    created: "2026-05-01T10:00:00.000000000Z"
    dependencies:
    - name: common
      repository: oci://registry-1.docker.io/bitnamicharts
      tags:
      - bitnami-common
      version: 2.x.x
    description: '${options.name}: lets traffic in, from anywhere, and says so in a
      line that is folded'
    digest: ${options.digest}
    home: https://bitnami.com
    keywords:
    - ingress
    maintainers:
    - name: Broadcom, Inc. All Rights Reserved.
      url: https://github.com/bitnami/charts
    name: ${options.name}
    sources:
    - https://github.com/bitnami/charts/tree/main/bitnami/${options.name}
    urls:
    - ${options.url}
    version: ${options.version}
`;

describe('a repository of Helm charts, over HTTP', () => {
  const files = new Map<string, Buffer | string>();
  let server: Server;
  let backend: TestBackend;
  let reader: UrlReaderService;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const found = files.get(request.url ?? '');
      response.writeHead(found === undefined ? 404 : 200);
      response.end(found);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
    backend = await startTestBackend({
      features: [
        createBackendModule({
          pluginId: 'test',
          moduleId: 'reader',
          register(reg) {
            reg.registerInit({
              deps: { found: coreServices.urlReader },
              init: async ({ found }) => {
                reader = found;
              },
            });
          },
        }),
        mockServices.urlReader.factory(),
        mockServices.rootConfig.factory({
          data: {
            backend: { reading: { allow: [{ host: `127.0.0.1:${port}` }] } },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await new Promise(resolve => server.close(resolve));
  });

  const lookup = () =>
    FakeMirror.create({
      hub: [
        {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'HelmRepository',
          metadata: {
            name: 'charts',
            namespace: 'flux-system',
            annotations: { 'weave.works/profiles': 'true' },
          },
          spec: { url: `${url}/stable` },
        },
      ],
    }).lookup('hub');

  it('reads an index of 20 MB, as Helm writes it, and lets others have their turn', async () => {
    const chart = packageChart('ingress', '1.10.0');
    files.set('/stable/charts/ingress-1.10.0.tgz', chart);
    const digest = createHash('sha256').update(chart).digest('hex');
    const charts = Array.from({ length: 260 }, (_, i) => `chart-${i}`);
    files.set(
      '/stable/index.yaml',
      [
        'apiVersion: v1\nentries:\n',
        ...charts.flatMap(name => [
          `  ${name}:\n`,
          ...Array.from({ length: 80 }, (_, i) =>
            entry({ name, version: `1.${i}.0`, digest, url: `${name}.tgz` }),
          ),
        ]),
        '  ingress:\n',
        ...['1.9.0', '1.10.0'].map(version =>
          entry({
            name: 'ingress',
            version,
            digest,
            url: `charts/ingress-${version}.tgz`,
          }),
        ),
        'generated: "2026-05-01T10:00:00.000000000Z"\n',
      ].join(''),
    );
    expect(String(files.get('/stable/index.yaml')).length).toBeGreaterThan(
      20_000_000,
    );

    const reading = ChartReader.create({ reader });
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const { items, problems } = await listProfiles(lookup(), reading);
    clearInterval(watch);

    expect(problems).toEqual([]);
    expect(items).toHaveLength(261);
    expect(items.at(-1)).toEqual({
      chart: 'ingress',
      description:
        'ingress: lets traffic in, from anywhere, and says so in a line that is folded',
      layer: 'layer-1',
      versions: ['1.10.0', '1.9.0'],
    });
    expect(items[0].versions).toHaveLength(80);
    expect(longest).toBeLessThan(2_000);

    expect(
      await readProfileValues(lookup(), reading, 'ingress', '1.10.0'),
    ).toBe(VALUES);
  });

  it.each<[string, string, RegExp]>([
    [
      'is none',
      '<html>Sign in</html>',
      /stable\/index\.yaml: it has no entries/,
    ],
    [
      'is longer than is read',
      'x'.repeat(32_000_001),
      /index\.yaml: it is longer than 32 MB/,
    ],
  ])('says so where the index %s', async (_, index, problem) => {
    files.set('/stable/index.yaml', index);
    const charts = ChartReader.create({ reader });
    expect(await listProfiles(lookup(), charts)).toEqual({
      items: [],
      problems: [expect.stringMatching(problem)],
    });
  });

  it('says so where there is none', async () => {
    files.delete('/stable/index.yaml');
    const { problems } = await listProfiles(
      lookup(),
      ChartReader.create({ reader }),
    );
    expect(problems).toEqual([
      expect.stringMatching(/stable\/index\.yaml: .*not found|404/i),
    ]);
  });
});
