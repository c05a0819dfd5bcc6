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

import { createHash } from 'node:crypto';

/** The reference of an object to its controller, with a uid made of its name. */
export function ownedBy(
  apiVersion: string,
  kind: string,
  name: string,
): object[] {
  const digits = createHash('md5').update(`${kind} ${name}`).digest('hex');
  return [
    {
      apiVersion,
      kind,
      name,
      uid: digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      controller: true,
      blockOwnerDeletion: true,
    },
  ];
}
