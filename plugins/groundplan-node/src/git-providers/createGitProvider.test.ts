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

import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { ScriptedHttpApi } from '../__testUtils__/ScriptedHttpApi';
import { createGitProvider } from './createGitProvider';
import { parseRepositoryUrl } from './parseRepositoryUrl';

const kind = (expected: string) =>
  expect.objectContaining({ name: 'GitProviderError', kind: expected });

describe('createGitProvider', () => {
  let api: ScriptedHttpApi;
  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
  });
  afterEach(async () => {
    await api.stop();
  });

  const integrations = () => {
    const { host } = new URL(api.url);
    return ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            {
              host: 'ghe.example.com',
              apiBaseUrl: `${api.url}/api/v3`,
              token: 'of-integration',
            },
            { host: 'app.example.com', apiBaseUrl: `${api.url}/app`, apps: [] },
          ],
          gitlab: [
            {
              host: 'gitlab.example.com',
              baseUrl: 'https://gitlab.example.com/git',
              apiBaseUrl: `${api.url}/api/v4`,
              token: 'of-integration',
            },
          ],
          gitea: [{ host, baseUrl: `${api.url}/code`, password: 'of-gitea' }],
          bitbucketCloud: [{ username: 'u', appPassword: 'p' }],
        },
      }),
    );
  };
  const sentTo = async (url: string, token?: string) => {
    const provider = createGitProvider({
      url,
      integrations: integrations(),
      token,
    });
    await provider.getRepository().catch(() => undefined);
    const [request] = api.requests.splice(0);
    return [request?.url, request?.headers.authorization];
  };

  it('finds provider, repository and credentials', async () => {
    const { host } = new URL(api.url);
    for (const [url, path, authorization] of [
      [
        'https://ghe.example.com/acme/infra/tree/main/apps',
        '/api/v3/repos/acme/infra',
        'Bearer of-integration',
      ],
      [
        'git@ghe.example.com:acme/infra.git',
        '/api/v3/repos/acme/infra',
        'Bearer of-integration',
      ],
      [
        'https://gitlab.example.com/git/acme/team/infra/-/tree/main',
        '/api/v4/projects/acme%2Fteam%2Finfra',
        'Bearer of-integration',
      ],
      [
        `http://${host}/code/acme/infra.git`,
        '/code/api/v1/repos/acme/infra',
        'token of-gitea',
      ],
    ]) {
      await expect(sentTo(url)).resolves.toEqual([path, authorization]);
    }
  });

  it("uses the user's own token where one is handed in", async () => {
    const { host } = new URL(api.url);
    for (const [url, authorization] of [
      ['https://ghe.example.com/acme/infra', 'Bearer of-user'],
      ['https://gitlab.example.com/git/acme/infra', 'Bearer of-user'],
      [`http://${host}/code/acme/infra`, 'token of-user'],
    ]) {
      const [, sent] = await sentTo(url, 'of-user');
      expect(sent).toBe(authorization);
    }
  });

  it('refuses what it cannot do, and names it', () => {
    const create = (url: string) => () =>
      createGitProvider({ url, integrations: integrations() });
    expect(create('https://nowhere.example.com/a/b')).toThrow(
      kind('unsupported'),
    );
    expect(create('https://bitbucket.org/a/b')).toThrow(
      /bitbucketCloud.*not supported yet/,
    );
    expect(create('https://ghe.example.com/acme')).toThrow(kind('unsupported'));
    expect(create('file:///etc')).toThrow('https://');
  });
});

describe('parseRepositoryUrl', () => {
  it.each([
    ['https://u:p@git.example.com/a/b.git', 'https://git.example.com/a/b'],
    ['ssh://git@git.example.com:2222/a/b.git', 'https://git.example.com/a/b'],
    ['git@git.example.com:a/b.git', 'https://git.example.com/a/b'],
    ['http://127.0.0.1:3000/a/b/', 'http://127.0.0.1:3000/a/b'],
  ])('%s is %s', (text, url) => {
    expect(parseRepositoryUrl(text).url).toBe(url);
  });

  it.each(['', 'a/b', 'ftp://git.example.com/a/b', 'data:,x'])(
    'refuses %p',
    text => {
      expect(() => parseRepositoryUrl(text)).toThrow('https://');
    },
  );
});
