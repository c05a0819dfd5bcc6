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

import { TemplateError } from '../TemplateError';
import { TemplateSource } from '../TemplateSource';
import { GoToken, GoTokenType } from './GoToken';
import { shortenReason } from './shortenReason';

/** The tokens of a template, one after the other. */
export class GoTokenStream {
  #next = 0;

  constructor(readonly source: TemplateSource, readonly tokens: GoToken[]) {}

  /** The next token, which stays. Throws where the lexer found an error. */
  peek(): GoToken {
    const token = this.tokens[Math.min(this.#next, this.tokens.length - 1)];
    if (token.type === 'error') {
      throw this.error(token, token.value);
    }
    return token;
  }

  next(): GoToken {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  peekNonSpace(): GoToken {
    while (this.peek().type === 'space') {
      this.#next += 1;
    }
    return this.peek();
  }

  nextNonSpace(): GoToken {
    this.peekNonSpace();
    return this.next();
  }

  /** Takes the next token but spaces. */
  expect(type: GoTokenType, context: string): GoToken {
    const token = this.nextNonSpace();
    if (token.type !== type) {
      throw this.unexpected(token, context);
    }
    return token;
  }

  /** Where the stream is, for {@link GoTokenStream.rewind}. */
  mark(): number {
    return this.#next;
  }

  rewind(mark: number) {
    this.#next = mark;
  }

  unexpected(token: GoToken, context: string): TemplateError {
    const what = token.value ? `${token.type} ${token.value}` : token.type;
    return this.error(token, `unexpected ${what} in ${context}`);
  }

  error({ offset }: { offset: number }, reason: string): TemplateError {
    return this.source.errorAt(offset, shortenReason(reason));
  }
}
