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
import { GitCommit, GitCommitOptions, GitFileChange } from '../GitProvider';
import { GitHttpClient } from '../http/GitHttpClient';
import { gitlabCommit } from './gitlabSchemas';
import { toGitCommit } from './gitlabShapes';

/**
 * One request for all files. GitLab refuses a file that was changed since
 * `parent`, and a branch that is there when it is to be made; the head of a
 * branch it compares with nothing, so the new commit's parent is looked at
 * afterwards.
 */
export async function commitGitlabFiles(options: {
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
    accept: [400, 403],
    body: {
      branch: commit.branch,
      ...(commit.from ? { start_sha: commit.parent } : {}),
      commit_message: commit.message,
      ...(commit.author
        ? {
            author_name: commit.author.name,
            author_email: commit.author.email,
          }
        : {}),
      actions: commit.changes.flatMap(change =>
        toActions(change, commit.parent),
      ),
    },
  });
  const { status, message } = response;
  if (status >= 400) {
    throw commitRefusal({
      api,
      about,
      kind: kindOf(status, message),
      why: message,
      next:
        status === 403
          ? 'Give the credentials the role Developer and the scope api.'
          : undefined,
      status,
    });
  }
  const made = toGitCommit(api.parse(gitlabCommit, response, about));
  if (!made.parents.includes(commit.parent)) {
    throw commitOnTop({ api, about, made });
  }
  return made;
}

function kindOf(status: number, message: string): CommitRefusalKind {
  if (/protected|not allowed to push/i.test(message)) {
    return 'protected-branch';
  }
  if (status === 403) {
    return 'forbidden';
  }
  return /already exists|changed since|has been changed|doesn't exist|does not exist|could not update/i.test(
    message,
  )
    ? 'conflict'
    : 'invalid';
}

function toActions(change: GitFileChange, parent: string): object[] {
  const { operation, path } = change;
  const file = { file_path: path };
  const guarded =
    operation === 'create' ? file : { ...file, last_commit_id: parent };
  if (operation === 'delete') {
    return [{ action: 'delete', ...guarded }];
  }
  const write = {
    action: operation,
    ...guarded,
    encoding: 'base64',
    content: Buffer.from(change.content).toString('base64'),
  };
  const setsMode =
    operation === 'create' ? change.mode === '100755' : change.mode;
  return setsMode
    ? [
        write,
        {
          action: 'chmod',
          ...file,
          execute_filemode: change.mode === '100755',
        },
      ]
    : [write];
}
