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

import pLimit from 'p-limit';
import { commitRefusal, CommitRefusalKind } from '../commitRefusal';
import { GitCommit, GitCommitOptions } from '../GitProvider';
import { encodeRef } from '../http/encodePath';
import { GitHttpClient, GitHttpRequest } from '../http/GitHttpClient';
import { githubCommit, githubSha } from './githubSchemas';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A tree, a commit, and then the branch: three requests however many files there
 * are, and one more for each that is no text, as a tree takes text alone. The
 * branch only moves forward from the commit that the changes were made against.
 */
export async function commitGithubFiles(options: {
  api: GitHttpClient;
  /** Of the Git database. */
  path: string;
  /** The root tree of the parent. */
  baseTree: string;
  commit: GitCommitOptions;
  where: string;
}): Promise<GitCommit> {
  const { api, path, baseTree, commit, where } = options;
  const about = { doing: `commit to '${commit.branch}'`, where };
  const post = (rest: string, body: unknown): GitHttpRequest => ({
    ...about,
    method: 'POST',
    path: `${path}${rest}`,
    body,
  });

  const twoAtOnce = pLimit(2);
  const lines = await Promise.all(
    commit.changes.map(async change => {
      if (change.operation === 'delete') {
        // GitHub's API asks for a literal null to delete
        return {
          path: change.path,
          mode: change.previous.mode ?? '100644',
          type: 'blob',
          sha: null,
        };
      }
      const previous =
        change.operation === 'update' ? change.previous.mode : undefined;
      const line = {
        path: change.path,
        mode: change.mode ?? previous ?? '100644',
        type: 'blob',
      };
      const text = decode(change.content);
      if (text !== undefined) {
        return { ...line, content: text };
      }
      const blob = await twoAtOnce(async () =>
        api.json(
          githubSha,
          post('/blobs', {
            content: Buffer.from(change.content).toString('base64'),
            encoding: 'base64',
          }),
        ),
      );
      return { ...line, sha: blob.sha };
    }),
  );
  const tree = await api.json(
    githubSha,
    post('/trees', { base_tree: baseTree, tree: lines }),
  );
  const made = await api.json(
    githubCommit,
    post('/commits', {
      message: commit.message,
      tree: tree.sha,
      parents: [commit.parent],
      ...(commit.author
        ? {
            author: {
              name: commit.author.name,
              email: commit.author.email ?? 'noreply@localhost',
            },
          }
        : {}),
    }),
  );
  await moveBranch({ api, path, commit, sha: made.sha, about });
  return {
    sha: made.sha,
    message: made.message,
    author: made.author,
    parents: made.parents.map(parent => parent.sha),
  };
}

async function moveBranch(options: {
  api: GitHttpClient;
  path: string;
  commit: GitCommitOptions;
  sha: string;
  about: { doing: string; where: string };
}): Promise<void> {
  const { api, path, commit, sha, about } = options;
  const { status, message } = await api.request({
    ...about,
    ...(commit.from
      ? {
          method: 'POST',
          path: `${path}/refs`,
          body: { ref: `refs/heads/${commit.branch}`, sha },
        }
      : {
          method: 'PATCH',
          path: `${path}/refs/heads/${encodeRef(commit.branch)}`,
          body: { sha, force: false },
        }),
    accept: [403, 409, 422],
  });
  if (status < 300) {
    return;
  }
  const kind = kindOf(status, message);
  throw commitRefusal({
    api,
    about,
    kind,
    why: kind === 'conflict' ? 'somebody else moved the branch' : message,
    next:
      kind === 'forbidden'
        ? 'Give the credentials write access to contents and pull requests.'
        : undefined,
    status,
  });
}

function kindOf(status: number, message: string): CommitRefusalKind {
  if (/protected|rule violation|ruleset/i.test(message)) {
    return 'protected-branch';
  }
  if (status === 403) {
    return 'forbidden';
  }
  return status === 409 ||
    /already exists|fast forward|does not exist/i.test(message)
    ? 'conflict'
    : 'invalid';
}

/** The text of bytes that are UTF-8 without a NUL; undefined for all others. */
function decode(content: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
