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

import { commitRefusal } from '../commitRefusal';
import { GitFileChange } from '../GitProvider';
import { GitHttpClient } from '../http/GitHttpClient';
import { RawTreeEntry } from './changeTree';

/**
 * Fails when changes do not fit what their parent has: a file that is to be made
 * is there, or one that is to be changed is another. Git itself would not mind.
 */
export function requireFitting(options: {
  api: GitHttpClient;
  listing: RawTreeEntry[];
  changes: GitFileChange[];
  about: { doing: string; where: string };
}): void {
  const { api, listing, changes, about } = options;
  const there = new Map(listing.map(({ path, sha }) => [path, sha]));
  for (const change of changes) {
    const { path, operation } = change;
    const sha = there.get(path);
    const fits =
      operation === 'create'
        ? sha === undefined
        : sha !== undefined &&
          (!change.previous.sha || change.previous.sha === sha);
    if (!fits) {
      throw commitRefusal({
        api,
        about,
        kind: 'conflict',
        why:
          operation === 'create'
            ? `${path} is there already`
            : `${path} is not what it was`,
      });
    }
  }
}
