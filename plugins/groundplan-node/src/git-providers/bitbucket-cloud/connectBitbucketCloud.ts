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

import { getBitbucketCloudRequestOptions } from '@backstage/integration';
import { GitProviderConnector } from '../GitProviderConnector';
import {
  basicAuthorization,
  credentialHeaders,
} from '../http/credentialHeaders';
import { GitHttpClient } from '../http/GitHttpClient';
import { repositoryPath } from '../repositoryPath';
import { BitbucketCloudProvider } from './BitbucketCloudProvider';

/** By `integrations.bitbucketCloud`: OAuth, an API token or an app password. */
export const connectBitbucketCloud: GitProviderConnector = options => {
  const { url, integrations, token, shared } = options;
  const config = integrations.bitbucketCloud.byUrl(url)?.config;
  if (!config) {
    return undefined;
  }
  const title = 'Bitbucket Cloud';
  const headers = credentialHeaders({
    title,
    url,
    token,
    ofIntegration: async () =>
      (await getBitbucketCloudRequestOptions(config)).headers,
  });
  return BitbucketCloudProvider.create({
    repository: repositoryPath(url, `https://${config.host}`)
      .slice(0, 2)
      .join('/'),
    api: new GitHttpClient({
      ...shared,
      title,
      baseUrl: config.apiBaseUrl,
      headers,
    }),
    git: new GitHttpClient({
      ...shared,
      title,
      baseUrl: `https://${config.host}`,
      headers: async () => toGitHeaders(await headers(), config),
    }),
  });
};

/** Git over HTTP takes Basic alone, and tells kinds of tokens apart by the user name. */
export function toGitHeaders(
  headers: Record<string, string>,
  config: { token?: string },
): Record<string, string> {
  const [scheme, value] = headers.Authorization?.split(' ') ?? [];
  if (scheme === 'Bearer') {
    return basicAuthorization('x-token-auth', value);
  }
  return scheme && config.token
    ? basicAuthorization('x-bitbucket-api-token-auth', config.token)
    : headers;
}
