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
 * `\`. Undefined for a pattern that is malformed.
 *
 * What it answers with gives the lengths of all beginnings of a text that match,
 * shortest first, in time proportional to the lengths of pattern and text.
 */
export function compileGlob(
  pattern: string,
): ((text: string[]) => number[]) | undefined {
  const tokens = parse(Array.from(pattern));
  return tokens && (text => matchingBeginnings(tokens, text));
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

function matchingBeginnings(tokens: Token[], text: string[]): number[] {
  const found: number[] = [];
  // Which tokens may come next, all ways to match taken at once
  let states = reach(tokens, [0]);
  for (const [index, char] of text.entries()) {
    const next = states.flatMap(state => {
      const token = tokens[state];
      if (token === '*') {
        return state;
      }
      return token?.(char) ? state + 1 : [];
    });
    states = reach(tokens, next);
    if (states[states.length - 1] === tokens.length) {
      found.push(index + 1);
    }
  }
  return found;
}

/** In order and each once; a `*` may stand for nothing. */
function reach(tokens: Token[], states: number[]): number[] {
  const all: number[] = [];
  for (const state of states) {
    for (let at = state; at > (all[all.length - 1] ?? -1); at += 1) {
      all.push(at);
      if (tokens[at] !== '*') {
        break;
      }
    }
  }
  return all;
}
