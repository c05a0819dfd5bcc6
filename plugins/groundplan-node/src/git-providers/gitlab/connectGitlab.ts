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

import { DefaultGitlabCredentialsProvider } from '@backstage/integration';
import { GitProviderConnector } from '../GitProviderConnector';
import {
  credentialHeaders,
  toGitAuthorization,
} from '../http/credentialHeaders';
import { GitHttpClient } from '../http/GitHttpClient';
import { repositoryPath } from '../repositoryPath';
import { GitlabProvider } from './GitlabProvider';

/** By `integrations.gitlab`. */
export const connectGitlab: GitProviderConnector = options => {
  const { url, host, integrations, token, shared } = options;
  const config = integrations.gitlab.byUrl(url)?.config;
  if (!config) {
    return undefined;
  }
  const title = `GitLab at ${host}`;
  const credentials =
    DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
  const headers = credentialHeaders({
    title,
    url,
    token,
    ofIntegration: async () =>
      (await credentials.getCredentials({ url })).headers,
  });
  return GitlabProvider.create({
    // Groups may be nested; what comes after `/-/` is a page
    repository: repositoryPath(url.split('/-/')[0], config.baseUrl).join('/'),
    api: new GitHttpClient({
      ...shared,
      title,
      baseUrl: config.apiBaseUrl,
      headers,
    }),
    git: new GitHttpClient({
      ...shared,
      title,
      baseUrl: config.baseUrl,
      headers: async () => toGitAuthorization(await headers(), 'oauth2'),
    }),
  });
};
