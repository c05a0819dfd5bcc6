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

import { InputError } from '@backstage/errors';

/** What Gitea takes, the least of all providers. */
const MAX_PATH = 500;
const MAX_SEGMENT = 255;

/**
 * Refuses paths that would leave the repository, reach into Git's own folder, or
 * mean something else on another file system. Providers check some of this, and
 * some answer with a failure of their own.
 *
 * @public
 */
export function checkRepositoryPath(path: string): void {
  const refuse = (why: string): never => {
    throw new InputError(
      `The path ${JSON.stringify(
        path.slice(0, 200),
      )} cannot be written: ${why}`,
    );
  };
  if (path === '') {
    refuse('it is empty');
  }
  if (Buffer.byteLength(path) > MAX_PATH) {
    refuse(`it is longer than ${MAX_PATH} bytes`);
  }
  if (/\p{Cc}/u.test(path)) {
    refuse('it holds a control character');
  }
  if (path.includes('\\')) {
    refuse('it holds a backslash; directories are separated by /');
  }
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    refuse('it is absolute; write it from the root of the repository on');
  }
  for (const segment of path.split('/')) {
    if (segment === '') {
      refuse('a part of it is empty');
    }
    if (segment === '.' || segment === '..') {
      refuse(`it holds '${segment}'`);
    }
    if (Buffer.byteLength(segment) > MAX_SEGMENT) {
      refuse(`a part of it is longer than ${MAX_SEGMENT} bytes`);
    }
    if (isGitFolder(segment)) {
      refuse("'.git' is Git's own");
    }
  }
}

/** `.git` as Git itself protects it: on macOS and Windows other names mean the same. */
function isGitFolder(segment: string): boolean {
  const name = segment
    .replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '')
    .replace(/(?:[. ]+|::?\$.*)$/, '')
    .toLowerCase();
  return name === '.git' || /^git~\d+$/.test(name);
}
