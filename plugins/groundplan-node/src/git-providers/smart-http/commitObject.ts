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

import { GitPerson } from '../GitProvider';
import { GitObject, gitObject } from './encodePack';

/** A commit object; the author is its committer as well. */
export function commitObject(options: {
  tree: string;
  parent: string;
  author: GitPerson;
  message: string;
  now: Date;
}): GitObject {
  const { tree, parent, author, message, now } = options;
  const clean = (text: string) => text.replace(/[<>\0\r\n]/g, ' ').trim();
  const person = `${clean(author.name)} <${clean(
    author.email ?? '',
  )}> ${Math.floor(now.getTime() / 1000)} +0000`;
  return gitObject(
    'commit',
    Buffer.from(
      `tree ${tree}\nparent ${parent}\nauthor ${person}\ncommitter ${person}\n\n${message.trimEnd()}\n`,
    ),
  );
}
