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

import { GitProviderConnector } from '../GitProviderConnector';
import { repositoryPath } from '../repositoryPath';
import { createGiteaProvider } from './createGiteaProvider';

/** By `integrations.gitea`. */
export const connectGitea: GitProviderConnector = options => {
  const { url, host, integrations, token, shared } = options;
  const config = integrations.gitea.byUrl(url)?.config;
  if (!config) {
    return undefined;
  }
  const baseUrl = config.baseUrl ?? `https://${host}`;
  return createGiteaProvider({
    ...shared,
    baseUrl,
    repository: repositoryPath(url, baseUrl).slice(0, 2).join('/'),
    credentials: token
      ? { password: token }
      : { username: config.username, password: config.password },
  });
};
