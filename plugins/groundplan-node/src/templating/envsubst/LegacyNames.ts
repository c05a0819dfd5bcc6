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

// clusterctl still takes `${ NAME }`, written with spaces, for `${NAME}`.
const LEGACY_NAME = /\$\{[\t\n\f\r ]*[A-Za-z0-9_$]+[\t\n\f\r ]*\}/g;

/** The text without those spaces, and a way back to the places in the original. */
export class LegacyNames {
  readonly text: string;
  /** In order: from where on in the text so many are left out before. */
  readonly #removed: { at: number; total: number }[] = [];

  constructor(original: string) {
    let total = 0;
    this.text = original.replace(LEGACY_NAME, (found, offset: number) => {
      const name = found.replace(/[\t\n\f\r ]/g, '');
      const count = found.length - name.length;
      if (count > 0) {
        const at = offset - total + name.length;
        total += count;
        this.#removed.push({ at, total });
      }
      return name;
    });
  }

  /** From an offset in {@link LegacyNames.text} to one in the original. */
  originalOffset(offset: number): number {
    let low = 0;
    let high = this.#removed.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#removed[middle].at <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return offset + (this.#removed[low - 1]?.total ?? 0);
  }
}
