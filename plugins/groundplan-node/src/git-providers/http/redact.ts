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

const MAX_LENGTH = 300;

/**
 * A provider's message made fit to be shown: without the credentials that were
 * sent, without paths of its own file system, on one line and short.
 */
export function redact(message: string, credentials: string[] = []): string {
  let text = message
    .slice(0, 10 * MAX_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  for (const credential of credentials) {
    for (const secret of secretsOf(credential)) {
      text = text.replaceAll(secret, '…');
    }
  }
  return text
    .replace(/(\w+:\/\/)[^/\s@]+@/g, '$1…@')
    .replace(/(^|[\s'"[(=:])(?:\/[\w.@+-]+){2,}\/?/g, '$1…')
    .slice(0, MAX_LENGTH);
}

/** Of `Bearer x` both the whole and `x`; of `Basic x` the password as well. */
function secretsOf(credential: string): string[] {
  const [scheme, value] = credential.split(' ');
  const decoded =
    /^basic$/i.test(scheme) && value
      ? Buffer.from(value, 'base64').toString('utf8').split(':').slice(1)
      : [];
  return [credential, value ?? '', decoded.join(':')].filter(
    secret => secret.length >= 6,
  );
}
