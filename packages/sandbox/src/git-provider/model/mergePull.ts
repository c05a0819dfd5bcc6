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

import { GiteaError } from '../rest/GiteaError';
import { GitIdentity } from '../storage/GitIdentity';
import { Account, emailOf } from './Account';
import { fullName, HostedRepository } from './HostedRepository';
import { now } from './now';
import { mergeBaseOf, PullRequest } from './PullRequests';

/** @internal */
export interface MergeRequest {
  style: string;
  title?: string;
  message?: string;
  /** Refused where the head is another by now. */
  headSha?: string;
  deleteBranch?: boolean;
}

const STYLES = ['merge', 'squash', 'fast-forward-only'];

/** Whether the merge has no conflict; false where a branch is gone. @internal */
export async function isMergeable(
  { git }: HostedRepository,
  pull: PullRequest,
): Promise<boolean> {
  const base = await git.resolve(`refs/heads/${pull.base}`);
  return Boolean(base && (await git.mergeTree(base, pull.headSha)));
}

function titleOf(
  repository: HostedRepository,
  pull: PullRequest,
  style: string,
): string {
  return style === 'squash'
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request '${pull.title}' (#${pull.number}) from ${
        pull.head
      } into ${pull.base}\n\nReviewed-on: ${fullName(repository)}#${
        pull.number
      }`;
}

async function newCommit(
  repository: HostedRepository,
  pull: PullRequest,
  base: string,
  request: MergeRequest,
  by: Account,
): Promise<string> {
  const { git } = repository;
  const tree = await git.mergeTree(base, pull.headSha);
  if (!tree) {
    throw GiteaError.of(405, 'Please try again later');
  }
  if (request.style === 'fast-forward-only') {
    if ((await git.mergeBase(base, pull.headSha)) !== base) {
      throw GiteaError.of(409, 'Merge DivergingFastForwardOnly Error');
    }
    return pull.headSha;
  }
  const me: GitIdentity = {
    name: by.login,
    email: emailOf(by),
    date: now(),
  };
  const message = [
    request.title?.trim() || titleOf(repository, pull, request.style),
    request.message?.trim(),
  ];
  return git.commitTree({
    tree,
    parents: request.style === 'merge' ? [base, pull.headSha] : [base],
    message: message.filter(Boolean).join('\n\n'),
    author: me,
    committer: me,
  });
}

/**
 * Merges an open pull request.
 *
 * @throws {@link GiteaError} with Gitea's codes: 404 closed, 405 merged, not
 * mergeable or no such style, 409 when its head has moved
 * @internal
 */
export async function mergePull(
  repository: HostedRepository,
  pull: PullRequest,
  request: MergeRequest,
  by: Account,
): Promise<void> {
  const { git, pulls } = repository;
  if (pull.merged) {
    throw GiteaError.of(405, 'The PR is already merged');
  }
  if (pull.state === 'closed') {
    throw GiteaError.notFound();
  }
  if (/^(wip:|\[wip\])/i.test(pull.title)) {
    throw GiteaError.of(405, 'Work in progress PRs cannot be merged');
  }
  if (!STYLES.includes(request.style)) {
    throw GiteaError.of(
      405,
      `${request.style} is not allowed an allowed merge style for this repository`,
    );
  }
  if (request.headSha && request.headSha !== pull.headSha) {
    throw GiteaError.of(409, 'head out of date');
  }
  const ref = `refs/heads/${pull.base}`;
  const base = await git.resolve(ref);
  if (!base) {
    throw GiteaError.notFound(`branch does not exist [name: ${pull.base}]`);
  }
  const commit = await newCommit(repository, pull, base, request, by);
  pull.mergeBase = await mergeBaseOf(git, pull);
  // Before the branch moves: who is told of that finds it merged.
  pulls.close(pull);
  pull.merged = { commit, at: now(), by };
  try {
    await git.updateRef({ ref, before: base, after: commit });
  } catch (error) {
    pull.merged = undefined;
    pulls.reopen(pull);
    throw GiteaError.of(409, 'merge push out of date');
  }
  if (request.deleteBranch) {
    const head = `refs/heads/${pull.head}`;
    const before = await git.resolve(head);
    if (before) {
      await git.updateRef({ ref: head, before });
    }
  }
}
