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

import { createHash } from 'node:crypto';

/**
 * A name for a template of machines that changes with what it says: templates
 * cannot be changed, and machines are replaced when they name another one.
 *
 * @internal
 */
export function contentName(name: string, content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content));
  return `${name}-${hash.digest('hex').slice(0, 8)}`;
}
