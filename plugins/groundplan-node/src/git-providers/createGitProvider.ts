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
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { createGiteaProvider } from './gitea/createGiteaProvider';
import { GithubProvider } from './github/GithubProvider';
import { GitlabProvider } from './gitlab/GitlabProvider';
import { GitProvider } from './GitProvider';
import { GitProviderError } from './GitProviderError';
import { GitHttpClient, GitHttpClientOptions } from './http/GitHttpClient';
import { redact } from './http/redact';
import { parseRepositoryUrl } from './parseRepositoryUrl';

/** @public */
export interface CreateGitProviderOptions
  extends Pick<GitHttpClientOptions, 'signal' | 'onRequest'> {
  /** Of the repository, as for `git clone` or as in a browser; SSH as well. */
  url: string;
  /** Says which provider is behind a host, and brings credentials. */
  integrations: ScmIntegrationRegistry;
  /** Of the user who asks; the integration's own credentials where left out. */
  token?: string;
}

/**
 * The provider of a repository, by the `integrations` of the app's configuration.
 * Fails with `unsupported` where no integration names the host.
 *
 * @public
 */
export function createGitProvider(
  options: CreateGitProviderOptions,
): GitProvider {
  const { integrations, token, signal, onRequest } = options;
  const { url, host } = parseRepositoryUrl(options.url);
  const shared = { signal, onRequest };

  const gitea = integrations.gitea.byUrl(url)?.config;
  if (gitea) {
    const baseUrl = gitea.baseUrl ?? `https://${host}`;
    return createGiteaProvider({
      ...shared,
      baseUrl,
      repository: repositoryPath(url, baseUrl, 2),
      credentials: token
        ? { password: token }
        : { username: gitea.username, password: gitea.password },
    });
  }

  const github = integrations.github.byUrl(url)?.config;
  if (github) {
    const title = `GitHub at ${host}`;
    const credentials =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    return GithubProvider.create({
      repository: repositoryPath(url, `https://${host}`, 2),
      api: new GitHttpClient({
        ...shared,
        title,
        baseUrl: github.apiBaseUrl ?? `https://${host}/api/v3`,
        headers: headersOf(title, url, token, async () => {
          const found = await credentials.getCredentials({ url });
          return found.headers ?? {};
        }),
      }),
    });
  }

  const gitlab = integrations.gitlab.byUrl(url)?.config;
  if (gitlab) {
    const title = `GitLab at ${host}`;
    const credentials =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
    return GitlabProvider.create({
      repository: repositoryPath(url, gitlab.baseUrl),
      api: new GitHttpClient({
        ...shared,
        title,
        baseUrl: gitlab.apiBaseUrl,
        headers: headersOf(title, url, token, async () => {
          const found = await credentials.getCredentials({ url });
          return found.headers ?? {};
        }),
      }),
    });
  }

  const other = integrations.byUrl(url);
  throw new GitProviderError({
    kind: 'unsupported',
    what: other
      ? `Pull requests on ${other.title} (${other.type}) are not supported yet`
      : `No integration names the host ${host}`,
    where: url,
    next: other
      ? 'Use a repository on GitHub, GitLab, Gitea or Forgejo.'
      : "Add it to 'integrations' in app-config.yaml.",
  });
}

function headersOf(
  title: string,
  url: string,
  token: string | undefined,
  ofIntegration: () => Promise<Record<string, string>>,
): () => Promise<Record<string, string>> {
  return async () => {
    if (token) {
      return { Authorization: `Bearer ${token}` };
    }
    try {
      return await ofIntegration();
    } catch (error) {
      throw new GitProviderError({
        kind: 'unauthorized',
        what: `${title} has no credentials for this repository: ${redact(
          (error as Error).message,
        )}`,
        where: url,
        next: 'Install the App for its owner, or set a token in the integration.',
      });
    }
  };
}

/** What is left of a URL after the provider's own address. */
function repositoryPath(
  url: string,
  baseUrl: string,
  segments = Infinity,
): string {
  const base = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const path = new URL(url).pathname;
  const rest = path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const found = decodeURIComponent(rest.split('/-/')[0])
    .split('/')
    .filter(Boolean)
    .slice(0, segments);
  if (found.length < 2) {
    throw new GitProviderError({
      kind: 'unsupported',
      what: 'The address names no repository',
      where: url,
      next: 'Give the address that one clones from.',
    });
  }
  return found.join('/');
}
