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

/** Who an object belongs to, as the catalog reads it. @internal */
export interface Ownership {
  owner?: string;
  system?: string;
  lifecycle?: string;
  description?: string;
  tags?: string;
  links?: { url: string; title: string }[];
}

/** The annotations that say so. @internal */
export function ownership(facts: Ownership): Record<string, string> {
  const { links, ...rest } = facts;
  const texts = { ...rest, ...(links && { links: JSON.stringify(links) }) };
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      `groundplan.dev/${key}`,
      value,
    ]),
  );
}
