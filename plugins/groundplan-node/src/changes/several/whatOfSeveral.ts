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

/**
 * What a change of several things is of: the same for the same ones in whatever
 * order. Of one alone it is that one's own.
 *
 * @internal
 */
export function whatOfSeveral(whats: readonly string[]): string {
  const all = [...new Set(whats)].sort();
  if (all.length === 1) {
    return all[0];
  }
  // Longer than those of names: nobody may find others of the same branch
  const hash = createHash('sha256').update(JSON.stringify(all)).digest('hex');
  return `several-${hash.slice(0, 16)}`;
}
