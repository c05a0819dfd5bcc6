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

import { parseDocument } from 'yaml';

/** What was read of a spec that somebody typed. @internal */
export type ParsedSpec =
  | { spec: Record<string, unknown> }
  | { problem: 'notYaml'; message: string }
  | { problem: 'notObject' };

/** Reads a spec as YAML, which JSON is too. @internal */
export function parseSpec(text: string): ParsedSpec {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    const [message] = document.errors[0].message.split('\n');
    return { problem: 'notYaml', message };
  }
  const spec: unknown = document.toJS();
  return typeof spec === 'object' && spec !== null && !Array.isArray(spec)
    ? { spec: spec as Record<string, unknown> }
    : { problem: 'notObject' };
}
