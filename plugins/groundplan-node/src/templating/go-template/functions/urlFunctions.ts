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

import { GoFunctionTable, fn } from '../GoFunction';
import { GoMap } from '../GoMap';
import { kindName } from '../GoValue';
import { formatGoUrl, hostnameOf, parseGoUrl } from '../convert/goUrl';

/** Sprig's functions of URLs. */
export const urlFunctions: GoFunctionTable = {
  urlParse: fn(['string'], ([text]) => {
    const url = parseGoUrl(text);
    return GoMap.create(
      Object.entries({ ...url, hostname: hostnameOf(url.host) }),
    );
  }),
  urlJoin: fn(['dict'], ([map]) =>
    formatGoUrl({
      scheme: part(map, 'scheme'),
      opaque: part(map, 'opaque'),
      userinfo: part(map, 'userinfo'),
      host: part(map, 'host'),
      path: part(map, 'path'),
      query: part(map, 'query'),
      fragment: part(map, 'fragment'),
    }),
  ),
};

function part({ entries }: GoMap, key: string): string {
  const value = entries.has(key) ? entries.get(key) : '';
  if (typeof value !== 'string') {
    throw new Error(
      `unable to parse ${key} key, must be of type string, but ${kindName(
        value,
      )} found`,
    );
  }
  return value;
}
