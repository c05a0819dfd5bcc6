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

const POSIX_CLASSES: Record<string, string> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** What `\s` is in RE2; in JavaScript it is more. */
const SPACE = '\\t\\n\\f\\r ';
const SYNTAX = /[\^$\\.*+?()[\]{}|/]/;
const QUANTIFIER = /^\{\d+(,\d*)?\}/;

/**
 * A pattern of Go's RE2, which Kubernetes reads patterns with, as one of
 * JavaScript in Unicode mode. Nothing where there is none that is equal, such as
 * for one with flags.
 *
 * @internal
 */
export function toJsPattern(pattern: string): string | undefined {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    const rest = pattern.slice(i);
    if (rest.startsWith('\\Q')) {
      const end = pattern.indexOf('\\E', i + 2);
      const literal = pattern.slice(i + 2, end < 0 ? undefined : end);
      out += literal.replace(new RegExp(SYNTAX, 'g'), '\\$&');
      i = end < 0 ? pattern.length : end + 1;
    } else if (char === '\\') {
      const escape = readEscape(rest, inClass);
      if (!escape) {
        return undefined;
      }
      out += escape.js;
      i += escape.length - 1;
    } else if (inClass) {
      const posix = /^\[:(\w+):\]/.exec(rest);
      if (posix) {
        out += POSIX_CLASSES[posix[1]] ?? '';
        i += posix[0].length - 1;
      } else if (char === '[') {
        out += '\\[';
      } else {
        inClass = char !== ']';
        out += char;
      }
    } else if (char === '[') {
      const [open] = /^\[\^?\]?/.exec(rest) ?? ['['];
      // A bracket that comes first belongs to the class.
      out += open.replace(']', '\\]');
      i += open.length - 1;
      inClass = true;
    } else if (char === '.') {
      out += '[^\\n]';
    } else if (char === '(' && rest.startsWith('(?')) {
      const group = /^\(\?(:|P?<[A-Za-z_]\w*>)/.exec(rest);
      if (!group) {
        return undefined;
      }
      out += group[0].replace('P<', '<');
      i += group[0].length - 1;
    } else if (char === '{' && !QUANTIFIER.test(rest)) {
      out += '\\{';
    } else if (char === '{') {
      const [quantifier] = QUANTIFIER.exec(rest) ?? ['{'];
      out += quantifier;
      i += quantifier.length - 1;
    } else {
      out += char === '}' || char === ']' ? `\\${char}` : char;
    }
  }
  return compiles(out) ? out : undefined;
}

/** An escape at the start of the text, and how long it is there. */
function readEscape(
  text: string,
  inClass: boolean,
): { js: string; length: number } | undefined {
  const char = text[1];
  const asIs = { js: text.slice(0, 2), length: 2 };
  const code = /^\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(text);
  if (code) {
    return { js: `\\u{${code[1] ?? code[2]}}`, length: code[0].length };
  }
  const category = /^\\([pP])(?:([LMNPSZC])|\{(\^?)([A-Za-z_]+)\})/.exec(text);
  if (category) {
    const [whole, letter, short, negated, long] = category;
    const name = short ?? (long.length <= 2 ? long : `Script=${long}`);
    const isNegated = (letter === 'P') !== (negated === '^');
    return { js: `\\${isNegated ? 'P' : 'p'}{${name}}`, length: whole.length };
  }
  switch (char) {
    case undefined:
      return undefined;
    case 'A':
      return inClass ? undefined : { js: '^', length: 2 };
    case 'z':
      return inClass ? undefined : { js: '$', length: 2 };
    case 'a':
      return { js: '\\x07', length: 2 };
    case 's':
      return { js: inClass ? SPACE : `[${SPACE}]`, length: 2 };
    case 'S':
      return inClass ? undefined : { js: `[^${SPACE}]`, length: 2 };
    case '-':
      return { js: inClass ? '\\-' : '-', length: 2 };
    default:
      if (SYNTAX.test(char) || 'dDwWfnrtv'.includes(char)) {
        return asIs;
      }
      if ('bB'.includes(char)) {
        return inClass ? undefined : asIs;
      }
      return /[A-Za-z0-9]/.test(char) ? undefined : { js: char, length: 2 };
  }
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}
