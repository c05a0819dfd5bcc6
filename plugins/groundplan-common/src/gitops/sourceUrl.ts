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

import { getBoolean, getString, KubernetesObject } from '../kubernetes';

/** Credentials do not belong into URLs; some are there all the same. */
function withoutUserInfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, (match, scheme) =>
    scheme.toLowerCase() === 'ssh://' ? match.replace(/:[^/@]*@/, '@') : scheme,
  );
}

/**
 * Where a Flux source gets its content, without credentials: for display. Only
 * `http` and `https` URLs may become links.
 *
 * @internal
 */
export function sourceUrl(source: KubernetesObject): string | undefined {
  const url = getString(source.spec, 'url');
  if (url) {
    return withoutUserInfo(url);
  }
  const endpoint = getString(source.spec, 'endpoint');
  const bucket = getString(source.spec, 'bucketName');
  if (!endpoint || !bucket) {
    return undefined;
  }
  const scheme = getBoolean(source.spec, 'insecure') ? 'http' : 'https';
  return withoutUserInfo(`${scheme}://${endpoint}/${bucket}`);
}
