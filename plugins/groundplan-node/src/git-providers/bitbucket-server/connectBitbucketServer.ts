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

import { getBitbucketServerRequestOptions } from '@backstage/integration';
import { GitProviderConnector } from '../GitProviderConnector';
import { credentialHeaders } from '../http/credentialHeaders';
import { GitHttpClient } from '../http/GitHttpClient';
import { repositoryPath } from '../repositoryPath';
import { BitbucketServerProvider } from './BitbucketServerProvider';

/** By `integrations.bitbucketServer`: an HTTP access token, or user and password. */
export const connectBitbucketServer: GitProviderConnector = options => {
  const { url, host, integrations, token, shared } = options;
  const config = integrations.bitbucketServer.byUrl(url)?.config;
  if (!config) {
    return undefined;
  }
  const title = `Bitbucket at ${host}`;
  const baseUrl = config.apiBaseUrl.replace(/\/rest\/api\/[^/]+\/*$/, '');
  return BitbucketServerProvider.create({
    repository: bitbucketServerRepository(url, baseUrl),
    http: new GitHttpClient({
      ...shared,
      title,
      baseUrl,
      headers: credentialHeaders({
        title,
        url,
        token,
        ofIntegration: async () =>
          getBitbucketServerRequestOptions(config).headers,
      }),
    }),
  });
};

/** `KEY/slug` from the address of a page, of a clone by HTTPS, or of one by SSH. */
export function bitbucketServerRepository(url: string, site: string): string {
  const [first, second, third, fourth] = repositoryPath(url, site);
  if (third === 'repos' && fourth) {
    return first === 'users' ? `~${second}/${fourth}` : `${second}/${fourth}`;
  }
  return first === 'scm' && third ? `${second}/${third}` : `${first}/${second}`;
}
