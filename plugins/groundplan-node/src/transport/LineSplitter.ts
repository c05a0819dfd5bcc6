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

const NEWLINE = 0x0a;

/** Larger than any object that etcd takes. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * Makes whole lines of chunks. Splits bytes, not text: a chunk may end in the
 * middle of a character.
 *
 * @internal
 */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  private constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  static create(onLine: (line: string) => void): LineSplitter {
    return new LineSplitter(onLine);
  }

  push(chunk: Buffer): void {
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end >= 0) {
      this.#take(chunk.subarray(start, end));
      const line = this.#flush();
      if (line.trim()) {
        this.#onLine(line);
      }
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    this.#take(chunk.subarray(start));
    if (this.#pendingBytes > MAX_LINE_BYTES) {
      throw new Error(`a line of more than ${MAX_LINE_BYTES} bytes`);
    }
  }

  #take(bytes: Buffer): void {
    if (bytes.length > 0) {
      this.#pending.push(bytes);
      this.#pendingBytes += bytes.length;
    }
  }

  #flush(): string {
    const line =
      this.#pending.length === 1
        ? this.#pending[0].toString('utf8')
        : Buffer.concat(this.#pending).toString('utf8');
    this.#pending = [];
    this.#pendingBytes = 0;
    return line;
  }
}
