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

import { createSign } from 'node:crypto';

/** A ServiceAccount of a server, as a token names it. */
export interface ServiceAccountName {
  namespace: string;
  name: string;
  uid: string;
}

/**
 * Signs a token of a ServiceAccount with the claims of those that the
 * TokenRequest API makes, which makes none that ends within ten minutes.
 *
 * @param key - PEM of the private key that the server was given
 */
export function signServiceAccountToken(
  key: string,
  account: ServiceAccountName,
  expires: Date,
): string {
  const { namespace, name, uid } = account;
  const seconds = Math.floor(expires.getTime() / 1000);
  const issuer = 'https://kubernetes.default';
  const content = [
    { alg: 'RS256', typ: 'JWT' },
    {
      iss: issuer,
      aud: [issuer],
      sub: `system:serviceaccount:${namespace}:${name}`,
      iat: seconds - 3_600,
      nbf: seconds - 3_600,
      exp: seconds,
      'kubernetes.io': { namespace, serviceaccount: { name, uid } },
    },
  ]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createSign('RSA-SHA256').update(content).sign(key);
  return `${content}.${signature.toString('base64url')}`;
}
