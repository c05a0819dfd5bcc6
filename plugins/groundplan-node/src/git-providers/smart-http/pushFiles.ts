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

import { GitCommit, GitCommitOptions, GitFileChange } from '../GitProvider';
import { GitHttpClient } from '../http/GitHttpClient';
import { changeTree, RawTreeEntry } from './changeTree';
import { commitObject } from './commitObject';
import { NO_COMMIT, pushOverHttp } from './pushOverHttp';
import { requireFitting } from './requireFitting';

/** All changes by one push, with file modes, which many REST APIs cannot set. */
export async function pushFiles(options: {
  git: GitHttpClient;
  /** From the client's base URL on. */
  path: string;
  /** Of the parent, directories included. */
  listing: RawTreeEntry[];
  commit: GitCommitOptions;
  where: string;
}): Promise<GitCommit> {
  const { git, path, listing, commit, where } = options;
  requireFitting({
    api: git,
    listing,
    changes: commit.changes,
    about: { doing: `push to '${commit.branch}'`, where },
  });
  const { root, objects } = changeTree(listing, commit.changes);
  const author = commit.author ?? { name: 'Groundplan' };
  const made = commitObject({
    tree: root,
    parent: commit.parent,
    author,
    message: commit.message,
    now: new Date(),
  });
  await pushOverHttp({
    client: git,
    path,
    branch: commit.branch,
    from: commit.from ? NO_COMMIT : commit.parent,
    to: made.sha,
    objects: [...objects, made],
    where,
  });
  return {
    sha: made.sha,
    message: commit.message,
    author,
    parents: [commit.parent],
  };
}

/** Whether a change says more of a file than its content. */
export function setsMode(change: GitFileChange): boolean {
  return change.operation === 'create'
    ? change.mode !== '100644'
    : change.operation === 'update' && change.mode !== undefined;
}

/** Whether a change is of an executable file, whose mode many REST APIs would lose. */
export function isExecutable(change: GitFileChange): boolean {
  return (
    setsMode(change) ||
    (change.operation === 'update' && change.previous.mode === '100755')
  );
}
