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
import { PlanAttribute, PlanAttributeAction } from '../Plan';
import { readValue, ValueTerm } from './readValue';
import {
  openTextBlock,
  placeInTextBlock,
  readTextLine,
  TextBlock,
} from './textBlock';

type TextValues = Pick<PlanAttribute, 'before' | 'after' | 'unknown'>;

/**
 * Reads the lines of a text of several lines, and what it was before.
 *
 * @internal
 */
export class TextReader {
  readonly #block: TextBlock;
  readonly #lines: Array<{ mark?: string; text: string }> = [];
  /** What it becomes where that is no text of several lines. */
  #then?: ValueTerm;

  private constructor(block: TextBlock) {
    this.#block = block;
  }

  /** @param opening - the line that ends in `<<-EOT` */
  static create(opening: string): TextReader {
    return new TextReader(openTextBlock(opening) ?? { column: 0 });
  }

  read(line: string): 'inside' | 'end' | 'outside' {
    const place = placeInTextBlock(line, this.#block);
    if (place === 'inside') {
      this.#lines.push(readTextLine(line, this.#block));
    }
    if (place === 'end') {
      const [, then] = line.split('EOT -> ', 2);
      this.#then = then ? readValue(then).terms[0] : undefined;
    }
    return place;
  }

  texts(action: PlanAttributeAction): TextValues {
    if (this.#then && !this.#then.isNull) {
      return {
        before: this.#lines.map(({ text }) => text).join('\n'),
        after: this.#then.text,
        unknown: this.#then.unknown || undefined,
      };
    }
    const side = (other: string) =>
      this.#lines
        .filter(({ mark }) => action !== 'update' || mark !== other)
        .map(({ text }) => text)
        .join('\n');
    return {
      before: action === 'create' ? undefined : side('+'),
      after: action === 'delete' ? undefined : side('-'),
    };
  }
}
