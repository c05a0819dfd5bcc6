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
import { Document } from 'yaml';
import { ManifestObject } from '../Rendered';

const FIRST = ['apiVersion', 'kind', 'metadata'];

/** Objects as a YAML file, in the order that people write them in. @internal */
export function manifestText(objects: readonly ManifestObject[]): string {
  return objects
    .map(object => {
      const { status, ...rest } = object;
      const entries = Object.entries(rest).filter(
        ([, value]) => value !== undefined,
      );
      entries.sort(([a], [b]) => rank(a) - rank(b));
      return new Document(Object.fromEntries(entries), {
        // Kubernetes reads YAML 1.1: `on` would be a boolean to it
        version: '1.1',
        aliasDuplicateObjects: false,
      }).toString({ lineWidth: 0, directives: false });
    })
    .join('---\n');
}

function rank(key: string): number {
  const found = FIRST.indexOf(key);
  return found < 0 ? FIRST.length : found;
}
