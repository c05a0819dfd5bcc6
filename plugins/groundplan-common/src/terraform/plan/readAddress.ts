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
import { PlanResource } from './Plan';

/** The names that an address is made of, each with its index. */
function splitAddress(address: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < address.length; at++) {
    const char = address[at];
    if (isQuoted && char === '\\') {
      at += 1;
    } else if (char === '"') {
      isQuoted = !isQuoted;
    } else if (char === '.' && !isQuoted) {
      parts.push(address.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, address.slice(from)];
}

/**
 * Takes the address of a resource apart.
 *
 * @internal
 */
export function readAddress(
  address: string,
): Pick<PlanResource, 'module' | 'mode' | 'type' | 'name'> {
  const parts = splitAddress(address);
  let own = 0;
  while (parts[own] === 'module' && own + 1 < parts.length) {
    own += 2;
  }
  const isData = parts[own] === 'data';
  const [type = '', name = ''] = parts.slice(isData ? own + 1 : own);
  return {
    module: own > 0 ? parts.slice(0, own).join('.') : undefined,
    mode: isData ? 'data' : 'managed',
    type,
    name: name.replace(/\[.*$/, ''),
  };
}
