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

import { LineSplitter } from './LineSplitter';

describe('LineSplitter', () => {
  const text = '{"a":"ü€😀"}\n\n{"b":2}\r\n{"c":3}\nrest';
  const bytes = Buffer.from(text);

  it.each([1, 2, 3, 7, 1000])('makes lines of chunks of %i bytes', size => {
    const lines: string[] = [];
    const splitter = LineSplitter.create(line => lines.push(line.trim()));
    for (let i = 0; i < bytes.length; i += size) {
      splitter.push(bytes.subarray(i, i + size));
    }
    expect(lines).toEqual(['{"a":"ü€😀"}', '{"b":2}', '{"c":3}']);
  });

  it('does not hold a line without end', () => {
    const splitter = LineSplitter.create(() => {});
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    expect(() => {
      for (let i = 0; i < 17; i++) {
        splitter.push(chunk);
      }
    }).toThrow('a line of more than');
  });
});
