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

import { commitRefusal, CommitRefusalKind } from '../commitRefusal';
import { GitCommit, GitCommitOptions } from '../GitProvider';
import { RepositoryApi } from '../RepositoryApi';
import { azurePush } from './azureSchemas';

const CHANGE_TYPES = { create: 'add', update: 'edit', delete: 'delete' };

/**
 * All changes by one push of one commit. Azure DevOps compares the branch with
 * `oldObjectId`; a branch that is not there begins at it.
 */
export async function commitAzureFiles(
  repository: RepositoryApi,
  commit: GitCommitOptions,
): Promise<GitCommit> {
  const { branch, parent, message, author, changes } = commit;
  const about = { doing: `commit to '${branch}'`, where: `branch ${branch}` };
  const response = await repository.request({
    ...about,
    method: 'POST',
    path: '/pushes',
    accept: [400, 403, 404, 409],
    body: {
      refUpdates: [{ name: `refs/heads/${branch}`, oldObjectId: parent }],
      commits: [
        {
          comment: message,
          ...(author
            ? { author: { name: author.name, email: author.email ?? '' } }
            : {}),
          changes: changes.map(change => ({
            changeType: CHANGE_TYPES[change.operation],
            item: { path: `/${change.path}` },
            ...(change.operation === 'delete'
              ? {}
              : {
                  newContent: {
                    content: Buffer.from(change.content).toString('base64'),
                    contentType: 'base64encoded',
                  },
                }),
          })),
        },
      ],
    },
  });
  if (response.status >= 400) {
    throw commitRefusal({
      api: repository.http,
      about: { ...about, where: repository.where(about.where) },
      kind: kindOf(response.status, response.message),
      why: response.message,
      next:
        response.status === 403
          ? 'Give the credentials Contribute and Create branch on the repository.'
          : undefined,
      status: response.status,
    });
  }
  const [made] = repository.parse(azurePush, response, {
    ...about,
    path: '',
  }).commits;
  return {
    sha: made.commitId,
    message,
    author: author ?? { name: 'Groundplan' },
    parents: [parent],
  };
}

function kindOf(status: number, message: string): CommitRefusalKind {
  if (/TF402455|must use a pull request|polic(y|ies)/i.test(message)) {
    return 'protected-branch';
  }
  if (status === 403) {
    return 'forbidden';
  }
  return status === 409 ||
    /TF401028|already exists|does not exist|could not be found/i.test(message)
    ? 'conflict'
    : 'invalid';
}
