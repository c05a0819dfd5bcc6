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

import { GitFileMode, GitTreeEntry } from '../GitProvider';
import { RawTreeEntry } from './changeTree';

/** The files and directories of commits; each is listed once, as it never changes. */
export class TreeListings {
  readonly #list: (sha: string) => Promise<RawTreeEntry[]>;
  readonly #listings = new Map<string, Promise<RawTreeEntry[]>>();

  constructor(list: (sha: string) => Promise<RawTreeEntry[]>) {
    this.#list = list;
  }

  /** With directories, as a push needs it. */
  async list(sha: string): Promise<RawTreeEntry[]> {
    const listing = this.#listings.get(sha) ?? this.#list(sha);
    this.#listings.set(sha, listing);
    listing.catch(() => this.#listings.delete(sha));
    return await listing;
  }

  async files(sha: string): Promise<GitTreeEntry[]> {
    return toTreeEntries(await this.list(sha));
  }
}

/** The files of a listing that names directories as well. */
export function toTreeEntries(listing: RawTreeEntry[]): GitTreeEntry[] {
  return listing
    .map(entry => ({ ...entry, mode: entry.mode.padStart(6, '0') }))
    .filter(({ mode }) => mode !== '040000')
    .map(({ path, mode, sha }) => ({
      path,
      // 100664 is what very old Git wrote for a plain file
      mode: (mode === '100664' ? '100644' : mode) as GitFileMode,
      sha,
    }));
}
