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

import { GitProvider } from '../GitProvider';
import { basicAuthorization } from '../http/credentialHeaders';
import { GitHttpClient, GitHttpClientOptions } from '../http/GitHttpClient';
import { GiteaProvider } from './GiteaProvider';
import { getGiteaRequestOptions } from '@backstage/integration';

/** @public */
export interface CreateGiteaProviderOptions
  extends Pick<GitHttpClientOptions, 'signal' | 'onRequest'> {
  /** Of the site, as one opens it in a browser. */
  baseUrl: string;
  /** `owner/name`. */
  repository: string;
  /** As in `integrations.gitea`: the password may be a token. */
  credentials: { username?: string; password?: string };
}

/** Gitea or Forgejo, by the address of the site and credentials. @public */
export function createGiteaProvider(
  options: CreateGiteaProviderOptions,
): GitProvider {
  const { credentials, repository, signal, onRequest } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const { host } = new URL(baseUrl);
  const title = `Gitea at ${host}`;
  const { username = 'groundplan', password } = credentials;
  // Git over HTTP knows Basic alone; a token is its password, under any name
  return GiteaProvider.create({
    repository,
    api: new GitHttpClient({
      title,
      baseUrl: `${baseUrl}/api/v1`,
      headers: async () =>
        getGiteaRequestOptions({ host, baseUrl, ...credentials }).headers ?? {},
      signal,
      onRequest,
    }),
    git: new GitHttpClient({
      title,
      baseUrl,
      headers: async (): Promise<Record<string, string>> =>
        password ? basicAuthorization(username, password) : {},
      signal,
      onRequest,
    }),
  });
}
