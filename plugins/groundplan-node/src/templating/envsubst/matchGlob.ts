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

/**
 * Compiles the shell patterns of `${name#pattern}`: `*`, `?`, `[a-z]`, `[^a-z]` and
 * `\`. Answers a matcher of whole strings, undefined for a pattern that is malformed.
 *
 * It takes time proportional to the lengths of pattern and text, whatever they hold.
 */
export function compileGlob(
  pattern: string,
): ((text: string[]) => boolean) | undefined {
  const tokens = parse(Array.from(pattern));
  return tokens && (text => matches(tokens, text));
}

type Token = '*' | ((char: string) => boolean);

function parse(pattern: string[]): Token[] | undefined {
  const tokens: Token[] = [];
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern[i];
    if (char === '*') {
      if (tokens[tokens.length - 1] !== '*') {
        tokens.push('*');
      }
    } else if (char === '?') {
      tokens.push(() => true);
    } else if (char === '[') {
      const found = parseClass(pattern, i + 1);
      if (!found) {
        return undefined;
      }
      tokens.push(found.token);
      i = found.end;
    } else {
      if (char === '\\') {
        i += 1;
        if (i === pattern.length) {
          return undefined;
        }
      }
      const literal = pattern[i];
      tokens.push(other => other === literal);
    }
  }
  return tokens;
}

function parseClass(pattern: string[], start: number) {
  let i = start;
  const negated = pattern[i] === '^';
  if (negated) {
    i += 1;
  }
  const ranges: [number, number][] = [];
  const read = (): number | undefined => {
    if (i >= pattern.length || pattern[i] === '-' || pattern[i] === ']') {
      return undefined;
    }
    if (pattern[i] === '\\') {
      i += 1;
    }
    const char = pattern[i]?.codePointAt(0);
    i += 1;
    return i < pattern.length ? char : undefined;
  };
  while (ranges.length === 0 || pattern[i] !== ']') {
    const low = read();
    let high = low;
    if (low !== undefined && pattern[i] === '-') {
      i += 1;
      high = read();
    }
    if (low === undefined || high === undefined) {
      return undefined;
    }
    ranges.push([low, high]);
  }
  const token = (char: string) => {
    const code = char.codePointAt(0)!;
    return ranges.some(([a, b]) => a <= code && code <= b) !== negated;
  };
  return { token, end: i };
}

function matches(tokens: Token[], text: string[]): boolean {
  let token = 0;
  let char = 0;
  let star = -1;
  let resume = 0;
  while (char < text.length) {
    const current = tokens[token];
    if (current === '*') {
      star = token;
      resume = char;
      token += 1;
    } else if (current && current(text[char])) {
      token += 1;
      char += 1;
    } else if (star >= 0) {
      resume += 1;
      char = resume;
      token = star + 1;
    } else {
      return false;
    }
  }
  while (tokens[token] === '*') {
    token += 1;
  }
  return token === tokens.length;
}
