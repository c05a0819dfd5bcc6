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

import {
  commitOnTop,
  commitRefusal,
  CommitRefusalKind,
} from '../commitRefusal';
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
  const about = { doing: `commit to '${commit.branch}'`, where };
  const response = await api.request({
    ...about,
    method: 'POST',
    path,
    accept: [403, 404, 409, 422],
    body: {
      branch: commit.from ?? commit.branch,
      ...(commit.from ? { new_branch: commit.branch } : {}),
      message: commit.message,
      ...(commit.author ? { author: commit.author } : {}),
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
  if (status === 404) {
    throw api.error(about, commit.from ? 'not-found' : 'conflict', {
      why: `the branch or a file is not there, or the credentials may not see it: ${message}`,
      next: 'See whether the branch still exists, and try again.',
      status,
    });
  }
  if (status >= 400) {
    throw commitRefusal({
      api,
      about,
      kind: kindOf(status, message),
      why: message,
      status,
    });
  }
  const { commit: found } = api.parse(giteaFilesResponse, response, about);
  const made = {
    sha: found.sha,
    message: found.message,
    author: found.author,
    parents: (found.parents ?? []).map(parent => parent.sha),
  };
  if (!commit.from && !made.parents.includes(commit.parent)) {
    throw commitOnTop({ api, about, made });
  }
  return made;
}

function kindOf(status: number, message: string): CommitRefusalKind {
  // A push inside of Gitea that lost a race is a 403 with Git's own words
  if (
    status === 409 ||
    /already exist|does not match|\bsha\b|cannot lock ref|but expected|fetch first|non-fast-forward|out of date/i.test(
      message,
    )
  ) {
    return 'conflict';
  }
  if (status === 403) {
    return /protect|cannot commit|pre-?receive/i.test(message)
      ? 'protected-branch'
      : 'forbidden';
  }
  return 'invalid';
}
