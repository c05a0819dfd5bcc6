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
import { azureRepositoryOf } from './azure-devops/connectAzureDevOps';
import { toGitHeaders } from './bitbucket-cloud/connectBitbucketCloud';
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
          bitbucketServer: [
            {
              host: 'bitbucket.example.com',
              apiBaseUrl: `${api.url}/git/rest/api/1.0`,
              token: 'of-integration',
            },
          ],
          gerrit: [
            {
              host: 'gerrit.example.com',
              gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
            },
          ],
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
      ...[
        'https://bitbucket.example.com/git/projects/ACME/repos/infra/browse/a',
        'https://bitbucket.example.com/git/scm/ACME/infra.git',
        'ssh://git@bitbucket.example.com:7999/ACME/infra.git',
      ].map(repository => [
        repository,
        '/git/rest/api/1.0/projects/ACME/repos/infra',
        'Bearer of-integration',
      ]),
      [
        'https://bitbucket.example.com/git/users/ada/repos/infra',
        '/git/rest/api/1.0/projects/~ada/repos/infra',
        'Bearer of-integration',
      ],
    ]) {
      await expect(sentTo(url)).resolves.toEqual([path, authorization]);
    }
  });

  it('finds Azure DevOps, and sends its token as it wants it', async () => {
    const { host } = new URL(api.url);
    const provider = createGitProvider({
      url: `${api.url}/tfs/Main/Platform%20Team/_git/infra`,
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            azure: [{ host, credentials: [{ personalAccessToken: 'pat' }] }],
          },
        }),
      ),
    });
    await expect(provider.getRepository()).rejects.toEqual(kind('not-found'));
    expect(api.requests[0]).toMatchObject({
      url: '/tfs/Main/Platform%20Team/_apis/git/repositories/infra?api-version=7.0',
      headers: {
        authorization: `Basic ${Buffer.from(':pat').toString('base64')}`,
        'x-tfs-fedauthredirect': 'Suppress',
      },
    });
  });

  it('finds Bitbucket Cloud without any configuration', async () => {
    const urls: string[] = [];
    const provider = createGitProvider({
      url: 'https://bitbucket.org/acme/infra/src/main/',
      integrations: integrations(),
      token: 'of-user',
      // Nothing is to leave this machine
      signal: AbortSignal.abort(),
      onRequest: ({ url }) => urls.push(url),
    });
    await expect(provider.getRepository()).rejects.toEqual(kind('unavailable'));
    expect(urls).toEqual([
      'https://api.bitbucket.org/2.0/repositories/acme/infra',
    ]);
  });

  it("uses the user's own token where one is handed in", async () => {
    const { host } = new URL(api.url);
    for (const [url, authorization] of [
      ['https://ghe.example.com/acme/infra', 'Bearer of-user'],
      ['https://gitlab.example.com/git/acme/infra', 'Bearer of-user'],
      ['https://bitbucket.example.com/git/scm/ACME/infra', 'Bearer of-user'],
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
    expect(create('https://gerrit.example.com/a/b')).toThrow(
      /gerrit.*not supported/,
    );
    expect(create('https://dev.azure.com/contoso/infra')).toThrow(
      kind('unsupported'),
    );
    expect(create('https://ghe.example.com/acme')).toThrow(kind('unsupported'));
    expect(create('file:///etc')).toThrow('https://');
  });
});

describe('parseRepositoryUrl', () => {
  it.each([
    [
      'git@ssh.dev.azure.com:v3/contoso/Platform/infra',
      'https://dev.azure.com/contoso/Platform/_git/infra',
    ],
    [
      'contoso@vs-ssh.visualstudio.com:v3/contoso/Platform/infra',
      'https://contoso.visualstudio.com/Platform/_git/infra',
    ],
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

describe('azureRepositoryOf', () => {
  it.each([
    [
      'https://dev.azure.com/contoso/Platform/_git/infra',
      'contoso',
      'Platform',
      'https://dev.azure.com/contoso',
    ],
    [
      'https://dev.azure.com/contoso/_git/infra',
      'contoso',
      'infra',
      'https://dev.azure.com/contoso',
    ],
    [
      'https://contoso.visualstudio.com/Platform/_git/infra',
      'contoso',
      'Platform',
      'https://contoso.visualstudio.com',
    ],
    [
      'https://contoso.visualstudio.com/DefaultCollection/Platform/_git/infra',
      'contoso',
      'Platform',
      'https://contoso.visualstudio.com/DefaultCollection',
    ],
    [
      'https://contoso.visualstudio.com/_git/infra',
      'contoso',
      'infra',
      'https://contoso.visualstudio.com',
    ],
    [
      'https://tfs.example.com/tfs/Main/My%20Team/_git/infra',
      'tfs/Main',
      'My Team',
      'https://tfs.example.com/tfs/Main',
    ],
  ])('%s', (url, organization, project, baseUrl) => {
    expect(azureRepositoryOf(url)).toEqual({
      baseUrl,
      organization,
      project,
      repository: 'infra',
    });
  });
});

describe('toGitHeaders', () => {
  const basic = (text: string) =>
    `Basic ${Buffer.from(text).toString('base64')}`;
  it.each([
    ['Bearer abc', {}, basic('x-token-auth:abc')],
    [
      basic('a@example.com:tok'),
      { token: 'tok' },
      basic('x-bitbucket-api-token-auth:tok'),
    ],
    [basic('user:app'), {}, basic('user:app')],
    [undefined, {}, undefined],
  ])('%s with %p', (Authorization, config, expected) => {
    const headers = Authorization
      ? { Authorization }
      : ({} as Record<string, string>);
    expect(toGitHeaders(headers, config).Authorization).toBe(expected);
  });
});
