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

import { Caller } from '../model/Account';
import { GitProviderState } from '../model/GitProviderState';
import { GiteaError } from './GiteaError';

/** The tokens of a header: of the basic kind, either half can be one. */
function tokensOf(header: string): string[] {
  const [scheme, value = ''] = header.trim().split(/ +/);
  switch (scheme.toLocaleLowerCase('en-US')) {
    case 'token':
    case 'bearer':
      return [value];
    case 'basic': {
      const text = Buffer.from(value, 'base64').toString();
      const at = text.indexOf(':');
      return [text.slice(at + 1), text.slice(0, at)];
    }
    default:
      return [];
  }
}

/**
 * Who asks; undefined where the header is absent.
 *
 * @throws {@link GiteaError} 401 where nobody has such a token
 * @internal
 */
export function authenticate(
  state: GitProviderState,
  header: string | undefined,
): Caller | undefined {
  if (!header) {
    return undefined;
  }
  for (const token of tokensOf(header)) {
    const caller = token && state.caller(token);
    if (caller) {
      return caller;
    }
  }
  throw GiteaError.of(401, 'invalid username, password or token');
}
