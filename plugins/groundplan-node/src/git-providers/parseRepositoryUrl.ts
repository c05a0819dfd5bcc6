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

import { InputError } from '@backstage/errors';

/**
 * The HTTPS address of a repository from any that Git or Flux takes: HTTPS, SSH
 * (`ssh://git@host:22/a/b`), and scp's short form (`git@host:a/b`). Credentials,
 * `.git` and what comes after are taken off.
 *
 * @public
 */
export function parseRepositoryUrl(text: string): {
  url: string;
  host: string;
} {
  const short = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)(.+\/.+)$/.exec(text);
  const long = short ? `ssh://${short[1]}/${short[2]}` : text;
  const parsed = URL.canParse(long) ? new URL(long) : undefined;
  if (!parsed || !['https:', 'http:', 'ssh:'].includes(parsed.protocol)) {
    throw new InputError(
      'The address of a repository has to begin with https:// or ssh://, or be like git@host:owner/name',
    );
  }
  const path = parsed.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  const isSsh = parsed.protocol === 'ssh:';
  // The port of SSH says nothing about that of HTTPS
  const host = isSsh ? parsed.hostname : parsed.host;
  const azure = isSsh ? azureUrlOf(host, path) : undefined;
  if (azure) {
    return { url: azure, host: new URL(azure).host };
  }
  return {
    url: `${isSsh ? 'https:' : parsed.protocol}//${host}${path}`,
    host,
  };
}

/** Azure DevOps has hosts of its own for SSH, and other paths there. */
function azureUrlOf(host: string, path: string): string | undefined {
  const [, organization, project, repository] =
    /^\/v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (!repository) {
    return undefined;
  }
  const rest = `${project}/_git/${repository}`;
  switch (host) {
    case 'ssh.dev.azure.com':
      return `https://dev.azure.com/${organization}/${rest}`;
    case 'vs-ssh.visualstudio.com':
      return `https://${organization}.visualstudio.com/${rest}`;
    default:
      return undefined;
  }
}
