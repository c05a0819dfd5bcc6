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

import { basename } from 'node:path/posix';
import { commitRefusal, CommitRefusalKind } from '../commitRefusal';
import { GitCommit, GitCommitOptions } from '../GitProvider';
import { RepositoryApi } from '../RepositoryApi';
import { RawTreeEntry } from '../smart-http/changeTree';
import { requireFitting } from '../smart-http/requireFitting';

/**
 * One form with all files. Of a branch that is there Bitbucket asserts that its
 * head is `parents`; one that is not there begins at it. A file that is sent
 * loses its executable bit, so none with that is to come here.
 */
export async function commitBitbucketCloudFiles(options: {
  repository: RepositoryApi;
  /** Of the parent. */
  listing: RawTreeEntry[];
  commit: GitCommitOptions;
}): Promise<GitCommit> {
  const { repository, listing, commit } = options;
  const { branch, parent, message, author, changes } = commit;
  const about = {
    doing: `commit to '${branch}'`,
    where: repository.where(`branch ${branch}`),
  };
  requireFitting({ api: repository.http, listing, changes, about });
  const form = new FormData();
  form.append('message', message);
  form.append('branch', branch);
  form.append('parents', parent);
  if (author) {
    form.append('author', `${author.name} <${author.email ?? ''}>`);
  }
  for (const change of changes) {
    // The slash keeps a file named `message` apart from the message
    const name = `/${change.path}`;
    if (change.operation === 'delete') {
      form.append('files', name);
    } else {
      const content = new Blob([new Uint8Array(change.content)]);
      form.append(name, content, basename(change.path));
    }
  }
  const response = await repository.http.request({
    ...about,
    method: 'POST',
    path: `${repository.path}/src`,
    body: form,
    accept: [400, 403, 409],
  });
  if (response.status >= 400) {
    throw commitRefusal({
      api: repository.http,
      about,
      kind: kindOf(response.status, response.message),
      why: response.message,
      status: response.status,
    });
  }
  const sha = /\/commits?\/([0-9a-f]{40})\/?$/.exec(
    response.headers.get('location') ?? '',
  )?.[1];
  if (!sha) {
    throw repository.http.error(about, 'unavailable', {
      why: 'its answer does not say which commit it made',
      next: 'Look at the branch before you go on.',
      status: response.status,
    });
  }
  return {
    sha,
    message,
    author: author ?? { name: 'Groundplan' },
    parents: [parent],
  };
}

function kindOf(status: number, message: string): CommitRefusalKind {
  if (status === 409) {
    return 'conflict';
  }
  if (
    /branch (restriction|permission)|permission to (push|write)/i.test(message)
  ) {
    return 'protected-branch';
  }
  if (status === 403) {
    return 'forbidden';
  }
  return /not the (tip|head)|already exists/i.test(message)
    ? 'conflict'
    : 'invalid';
}
