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

import { DefaultAzureDevOpsCredentialsProvider } from '@backstage/integration';
import { GitProviderConnector } from '../GitProviderConnector';
import { credentialHeaders } from '../http/credentialHeaders';
import { GitHttpClient } from '../http/GitHttpClient';
import { noRepository } from '../repositoryPath';
import { AzureDevOpsProvider } from './AzureDevOpsProvider';

/** Azure DevOps Server knows it since 2022. */
const API_VERSION = '7.0';

/** By `integrations.azure`: a token, a service principal or a managed identity. */
export const connectAzureDevOps: GitProviderConnector = options => {
  const { url, host, integrations, token, shared } = options;
  if (!integrations.azure.byUrl(url)) {
    return undefined;
  }
  const { baseUrl, ...names } = azureRepositoryOf(url);
  const title = `Azure DevOps at ${host}`;
  const credentials =
    DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  const headers = credentialHeaders({
    title,
    url,
    token,
    ofIntegration: async () =>
      (await credentials.getCredentials({ url }))?.headers,
  });
  const client = {
    ...shared,
    title,
    baseUrl,
    // Else it answers credentials that it does not know with a page to sign in
    headers: async () => ({
      'X-TFS-FedAuthRedirect': 'Suppress',
      ...(await headers()),
    }),
  };
  return AzureDevOpsProvider.create({
    ...names,
    api: new GitHttpClient({
      ...client,
      query: { 'api-version': API_VERSION },
    }),
    git: new GitHttpClient(client),
  });
};

/**
 * What an address names. Before `_git` comes the project, or nothing where the
 * repository has the project's name; before that the organization, or a server's
 * collection and the path to it.
 */
export function azureRepositoryOf(url: string): {
  baseUrl: string;
  organization: string;
  project: string;
  repository: string;
} {
  const { origin, hostname, pathname } = new URL(url);
  const parts = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const at = parts.indexOf('_git');
  const repository = parts[at + 1];
  const before = parts.slice(0, Math.max(at, 0));
  const isVisualStudio = hostname.endsWith('.visualstudio.com');
  const least = isVisualStudio ? 0 : 1;
  if (at < least || !repository) {
    throw noRepository(url);
  }
  const collection = before.slice(0, Math.max(least, before.length - 1));
  const project = before.slice(collection.length)[0] ?? repository;
  return {
    baseUrl: [origin, ...collection.map(encodeURIComponent)].join('/'),
    organization: isVisualStudio
      ? hostname.split('.')[0]
      : collection.join('/'),
    project,
    repository,
  };
}
