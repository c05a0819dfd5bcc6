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
 * Shortens the digests of Flux's revisions, as Git does:
 * `main@sha1:6f1c2d3e…` → `main@6f1c2d3`.
 *
 * @internal
 */
export function shortRevision(revision: string | undefined): string {
  return revision
    ? revision.replace(/(?:sha\d+:)?([0-9a-f]{7})[0-9a-f]{25,}/g, '$1')
    : '–';
}
