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

import { GitProviderError } from '../GitProviderError';
import { redact } from './redact';

/** The user's token, or else what the integration has. */
export function credentialHeaders(options: {
  title: string;
  url: string;
  token?: string;
  ofIntegration: () => Promise<Record<string, string> | undefined>;
}): () => Promise<Record<string, string>> {
  const { title, url, token, ofIntegration } = options;
  return async () => {
    if (token) {
      return { Authorization: `Bearer ${token}` };
    }
    try {
      return (await ofIntegration()) ?? {};
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

export function basicAuthorization(
  username: string,
  password: string,
): Record<string, string> {
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return { Authorization: `Basic ${basic}` };
}

/** For Git over HTTP, which takes Basic alone: a token is the password. */
export function toGitAuthorization(
  headers: Record<string, string>,
  username: string,
): Record<string, string> {
  const [, token] =
    /^(?:bearer|token) (.+)$/i.exec(headers.Authorization ?? '') ?? [];
  return token === undefined ? headers : basicAuthorization(username, token);
}
