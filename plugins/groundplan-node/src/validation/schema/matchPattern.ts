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
import { RE2JS } from 're2js';

const MAX_COMPILED = 2_000;

const compiled = new Map<string, RE2JS | undefined>();

/**
 * Whether a text has a match of a pattern in Go's syntax, which is found in time
 * proportional to the text. Undefined where the pattern cannot be read.
 *
 * @internal
 */
export function matchPattern(
  pattern: string,
  text: string,
): boolean | undefined {
  if (!compiled.has(pattern)) {
    if (compiled.size >= MAX_COMPILED) {
      compiled.clear();
    }
    compiled.set(pattern, compile(pattern));
  }
  return compiled.get(pattern)?.matcher(text).find();
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
