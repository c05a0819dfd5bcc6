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
import { GitProvider } from './GitProvider';
import { GitHttpClientOptions } from './http/GitHttpClient';

/** What a provider is made from. */
export interface ConnectOptions {
  /** Of the repository, by HTTPS. */
  url: string;
  host: string;
  integrations: ScmIntegrationRegistry;
  /** Of the user who asks. */
  token?: string;
  /** Of all requests. */
  shared: Pick<GitHttpClientOptions, 'signal' | 'onRequest'>;
}

/** The provider of a repository; undefined where the host is none of this kind. */
export type GitProviderConnector = (
  options: ConnectOptions,
) => GitProvider | undefined;
