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

import { GitCommit, GitCommitOptions } from '../GitProvider';
import { GitHttpClient } from '../http/GitHttpClient';
import { giteaFilesResponse } from './giteaSchemas';

/**
 * All changes by one request. Gitea compares the id of each file that is changed
 * or deleted, and refuses to create one that is there; the branch's head it
 * compares with nothing, so the new commit's parent is looked at afterwards.
 */
export async function commitGiteaFiles(options: {
  api: GitHttpClient;
  path: string;
  commit: GitCommitOptions;
  where: string;
}): Promise<GitCommit> {
  const { api, path, commit, where } = options;
  const request = { doing: `commit to '${commit.branch}'`, where };
  const response = await api.request({
    ...request,
    method: 'POST',
    path,
    accept: [403, 404, 409, 422],
    body: {
      branch: commit.from ?? commit.branch,
      ...(commit.from ? { new_branch: commit.branch } : {}),
      message: commit.message,
      ...(commit.author
        ? {
            author: commit.author,
          }
        : {}),
      files: commit.changes.map(change => ({
        operation: change.operation,
        path: change.path,
        ...(change.operation === 'create' ? {} : { sha: change.previous.sha }),
        ...(change.operation === 'delete'
          ? {}
          : { content: Buffer.from(change.content).toString('base64') }),
      })),
    },
  });
  const { status, message } = response;
  // A push inside of Gitea that lost a race is a 403 with Git's own words
  const isConflict =
    /already exist|does not match|\bsha\b|cannot lock ref|but expected|fetch first|non-fast-forward|out of date/i.test(
      message,
    );
  if (status === 403 && !isConflict) {
    const isProtected = /protect|cannot commit|pre-?receive/i.test(message);
    throw api.error(request, isProtected ? 'protected-branch' : 'forbidden', {
      why: message || 'the credentials may not write to it',
      next: isProtected
        ? 'Allow pushes to this branch for the credentials, or choose another name.'
        : 'Give the credentials write access to the repository (scope write:repository).',
      status,
    });
  }
  if (status === 404) {
    throw api.error(request, commit.from ? 'not-found' : 'conflict', {
      why: `the branch or a file is not there, or the credentials may not see it: ${message}`,
      next: 'See whether the branch still exists, and try again.',
      status,
    });
  }
  if (status === 403 || status === 409 || status === 422) {
    throw api.error(
      request,
      status === 409 || isConflict ? 'conflict' : 'invalid',
      {
        why: message || 'it refused the change',
        next: isConflict
          ? 'Somebody else was faster; try again.'
          : 'Correct what its answer names.',
        status,
      },
    );
  }
  const made = api.parse(giteaFilesResponse, response, request).commit;
  const parents = (made.parents ?? []).map(parent => parent.sha);
  if (!commit.from && !parents.includes(commit.parent)) {
    throw api.error(request, 'conflict', {
      why: `somebody pushed ${parents[0]} to it at the same moment, and ${made.sha} was put on top of that`,
      next: 'Look at the branch before you go on.',
    });
  }
  return { sha: made.sha, message: made.message, author: made.author, parents };
}
