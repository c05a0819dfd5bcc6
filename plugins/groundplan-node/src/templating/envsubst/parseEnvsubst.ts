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

import { TemplateLimits } from '../TemplateLimits';
import { TemplateSource } from '../TemplateSource';
import { EnvsubstNode, Substitution } from './EnvsubstNode';
import { LegacyNames } from './LegacyNames';

const OPERATOR: Record<string, RegExp> = {
  ':': /:[=?+-]?/y,
  '=': /=/y,
  ',': /[,^]{1,2}/y,
  '^': /[,^]{1,2}/y,
  '/': /\/[/#%]?/y,
  '#': /#{1,2}/y,
  '%': /%{1,2}/y,
};
const NAME = /[\p{L}\p{Nd}_]+/uy;

class Parser {
  readonly #source: TemplateSource;
  readonly #legacy: LegacyNames;
  readonly #text: string;
  readonly #maxDepth: number;
  #position = 0;
  #depth = 0;

  constructor(source: TemplateSource, maxDepth: number) {
    this.#source = source;
    this.#legacy = new LegacyNames(source.text);
    this.#text = this.#legacy.text;
    this.#maxDepth = maxDepth;
    const nul = this.#text.indexOf('\0');
    if (nul >= 0) {
      this.#fail('NUL character', nul);
    }
  }

  parse(): EnvsubstNode[] {
    const nodes: EnvsubstNode[] = [];
    while (this.#position < this.#text.length) {
      if (this.#at('${')) {
        nodes.push(this.#substitution());
      } else {
        nodes.push(this.#textUntil('', '$'));
      }
    }
    return nodes;
  }

  #substitution(): Substitution {
    const start = this.#position;
    this.#position += 2;
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) {
      this.#fail(`nested deeper than ${this.#maxDepth}`, start);
    }
    const node = this.#body(this.#legacy.originalOffset(start), start);
    if (!this.#at('}')) {
      this.#fail(`missing } for the substitution of ${node.name}`, start);
    }
    this.#position += 1;
    this.#depth -= 1;
    return node;
  }

  #body(offset: number, start: number): Substitution {
    if (this.#at('#')) {
      this.#position += 1;
      return { name: this.#name(start), operator: '#', args: [], offset };
    }
    const name = this.#name(start);
    const operator = this.#match(OPERATOR[this.#text[this.#position]]) ?? '';
    const args: EnvsubstNode[] = [];
    switch (operator[0]) {
      case ':':
      case '=':
        if (operator === ':') {
          this.#substringArguments(args, start);
        } else {
          while (this.#position < this.#text.length && !this.#at('}')) {
            args.push(this.#argument('}', '', start));
          }
        }
        break;
      case '/':
        this.#replaceArguments(args, start);
        break;
      case '#':
      case '%':
        args.push(this.#argument('}', '', start));
        break;
      default:
    }
    return { name, operator, args, offset };
  }

  #substringArguments(args: EnvsubstNode[], start: number) {
    args.push(this.#argument(':}', '', start));
    if (this.#match(/:+/y)) {
      args.push(this.#argument('}', '', start));
    }
  }

  #replaceArguments(args: EnvsubstNode[], start: number) {
    args.push(this.#argument('/', '$\\', start));
    if (!this.#match(/\/+/y)) {
      this.#fail('bad substitution: expected a second /', start);
    }
    if (!this.#at('}')) {
      args.push(this.#argument('}', '$\\', start));
    }
  }

  /** A nested substitution, or text up to one of `ends`; never empty. */
  #argument(ends: string, escapes: string, start: number): EnvsubstNode {
    if (this.#at('${')) {
      return this.#substitution();
    }
    const before = this.#position;
    const text = this.#textUntil(ends, escapes);
    if (this.#position === before) {
      this.#fail('bad substitution: missing argument', start);
    }
    return text;
  }

  #textUntil(ends: string, escapes: string): string {
    let result = '';
    let from = this.#position;
    while (this.#position < this.#text.length && !this.#at('${')) {
      const char = this.#text[this.#position];
      const next = this.#text[this.#position + 1];
      const escaped =
        escapes.includes(char) &&
        (char === '$' ? next === '$' : next === '/' || next === '\\');
      if (escaped) {
        result += this.#text.slice(from, this.#position);
        from = this.#position + 1;
        this.#position += 2;
      } else if (ends.includes(char)) {
        break;
      } else {
        this.#position += 1;
      }
    }
    return result + this.#text.slice(from, this.#position);
  }

  #name(start: number): string {
    const name = this.#match(NAME);
    if (name === undefined) {
      this.#fail('unable to parse variable name', start);
    }
    return name;
  }

  #match(pattern: RegExp | undefined): string | undefined {
    if (!pattern) {
      return undefined;
    }
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    this.#position += found?.length ?? 0;
    return found;
  }

  #at(text: string): boolean {
    return this.#text.startsWith(text, this.#position);
  }

  #fail(reason: string, position: number): never {
    throw this.#source.errorAt(this.#legacy.originalOffset(position), reason);
  }
}

/**
 * Parses the substitutions of github.com/drone/envsubst, which clusterctl uses.
 * Throws a TemplateError.
 */
export function parseEnvsubst(
  source: TemplateSource,
  limits: Required<TemplateLimits>,
): EnvsubstNode[] {
  const { maxDepth, maxTemplateLength } = limits;
  const { length } = source.text;
  if (length > maxTemplateLength) {
    throw source.errorAt(
      0,
      `template of ${length} characters is longer than ${maxTemplateLength}`,
    );
  }
  return new Parser(source, maxDepth).parse();
}
