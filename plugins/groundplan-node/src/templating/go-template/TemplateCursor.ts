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

import { GoDelimiters } from './GoToken';

const SPACES = /[ \t\r\n]+/y;

/** A place in a template's text. */
export class TemplateCursor {
  readonly left: string;
  readonly right: string;
  position = 0;

  constructor(readonly text: string, delimiters: GoDelimiters) {
    this.left = delimiters.left || '{{';
    this.right = delimiters.right || '}}';
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  peek(length: number): string {
    return this.text.slice(this.position, this.position + length);
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** What a sticky pattern matches here, or a little further; it stays. */
  match(pattern: RegExp, ahead = 0): string {
    pattern.lastIndex = this.position + ahead;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  /** Goes on over spaces, and says how many they were. */
  skipSpaces(): number {
    const { length } = this.match(SPACES);
    this.position += length;
    return length;
  }

  /** Goes on behind the next left delimiter; gives the text before it, as far as it is kept. */
  takeText(): { text: string; delimiter?: number } {
    const start = this.position;
    const found = this.text.indexOf(this.left, start);
    if (found < 0) {
      this.position = this.text.length;
      return { text: this.text.slice(start) };
    }
    this.position = found + this.left.length;
    let end = found;
    if (/^-[ \t\r\n]$/.test(this.peek(2))) {
      this.position += 2;
      while (end > start && /[ \t\r\n]/.test(this.text[end - 1])) {
        end -= 1;
      }
    }
    return { text: this.text.slice(start, end), delimiter: found };
  }

  get atRightDelimiter(): boolean {
    return this.startsWith(this.right) || this.#trimsRight;
  }

  /** Goes on behind a right delimiter, and the spaces that it trims. */
  skipRightDelimiter() {
    if (this.startsWith(this.right)) {
      this.position += this.right.length;
    } else {
      this.position += this.right.length + 2;
      this.skipSpaces();
    }
  }

  get #trimsRight(): boolean {
    return (
      /^[ \t\r\n]-$/.test(this.peek(2)) &&
      this.text.startsWith(this.right, this.position + 2)
    );
  }
}
