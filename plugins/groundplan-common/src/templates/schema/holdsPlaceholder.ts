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
 * Whether a value holds what the catalog would take for a placeholder, such as
 * `{ $text: <url> }`: it replaces them in every entity by what it reads at the
 * address with its own credentials, and no object of a cluster may ask for that.
 *
 * @internal
 */
export function holdsPlaceholder(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(holdsPlaceholder);
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const entries = Object.entries(value);
  return (
    (entries.length === 1 && entries[0][0].startsWith('$')) ||
    entries.some(([, nested]) => holdsPlaceholder(nested))
  );
}
