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

import { ScmIntegrationRegistry } from '@backstage/integration';
import { connectAzureDevOps } from './azure-devops/connectAzureDevOps';
import { connectBitbucketCloud } from './bitbucket-cloud/connectBitbucketCloud';
import { connectBitbucketServer } from './bitbucket-server/connectBitbucketServer';
import { connectGitea } from './gitea/connectGitea';
import { connectGithub } from './github/connectGithub';
import { connectGitlab } from './gitlab/connectGitlab';
import { GitProvider } from './GitProvider';
import { GitProviderConnector } from './GitProviderConnector';
import { GitProviderError } from './GitProviderError';
import { GitHttpClientOptions } from './http/GitHttpClient';
import { parseRepositoryUrl } from './parseRepositoryUrl';

const CONNECTORS: GitProviderConnector[] = [
  connectGitea,
  connectGithub,
  connectGitlab,
  connectBitbucketCloud,
  connectBitbucketServer,
  connectAzureDevOps,
];

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
  const { integrations, signal, onRequest } = options;
  // A secret that nobody gave is an empty text
  const token = options.token || undefined;
  const { url, host } = parseRepositoryUrl(options.url);
  const shared = { signal, onRequest };
  for (const connect of CONNECTORS) {
    const provider = connect({ url, host, integrations, token, shared });
    if (provider) {
      return provider;
    }
  }
  const other = integrations.byUrl(url);
  throw new GitProviderError({
    kind: 'unsupported',
    what: other
      ? `Pull requests on ${other.title} (${other.type}) are not supported`
      : `No integration names the host ${host}`,
    where: url,
    next: other
      ? 'Use a repository on GitHub, GitLab, Gitea, Forgejo, Bitbucket or Azure DevOps.'
      : "Add it to 'integrations' in app-config.yaml.",
  });
}
