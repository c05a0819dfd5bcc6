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

import { isRecord } from './ApiObject';
import { StatusError } from './StatusError';

/** Where the next page begins, and in which state of the collection. @internal */
export interface ContinueToken {
  /** -1 for the present state, whatever it is. */
  revision: number;
  after: string;
}

/** @internal */
export function encodeContinue(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.revision,
      start: token.after,
    }),
  ).toString('base64url');
}

/** @internal */
export function decodeContinue(text: string): ContinueToken {
  try {
    const token: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      isRecord(token) &&
      typeof token.rv === 'number' &&
      typeof token.start === 'string'
    ) {
      return { revision: token.rv, after: token.start };
    }
  } catch (error) {
    throw StatusError.badRequest(
      `invalid continue token: continue key is not valid: ${error}`,
    );
  }
  throw StatusError.badRequest(
    'invalid continue token: continue key is not valid: incorrect encoding',
  );
}
