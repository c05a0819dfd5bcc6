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

import { Caller } from '../model/Account';
import { CommitStatus, HostedRepository } from '../model/HostedRepository';
import { isMergeable } from '../model/mergePull';
import { PullRequest } from '../model/PullRequests';
import { FileChange } from '../storage/parseChanges';
import { repositoryShape } from './repositoryShape';
import { Shapes } from './Shapes';

/** A pull request as Gitea's API gives it. @internal */
export async function pullShape(
  shapes: Shapes,
  repository: HostedRepository,
  pull: PullRequest,
  caller?: Caller,
) {
  const { git } = repository;
  const url = `${shapes.htmlUrl(repository)}/pulls/${pull.number}`;
  const [repo, branches, mergeable] = await Promise.all([
    repositoryShape(shapes, repository, caller),
    git.refs('refs/heads'),
    pull.state === 'open' && isMergeable(repository, pull),
  ]);
  const side = (name: string, sha: string) => ({
    label: name,
    ref: branches.has(`refs/heads/${name}`)
      ? name
      : `refs/pull/${pull.number}/head`,
    sha,
    repo_id: repository.id,
    repo,
  });
  const baseSha = branches.get(`refs/heads/${pull.base}`) ?? '';
  return {
    id: pull.id,
    url,
    number: pull.number,
    user: shapes.account(pull.poster),
    title: pull.title,
    body: pull.body,
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_reviewers_teams: [],
    state: pull.state,
    draft: /^(wip:|\[wip\])/i.test(pull.title),
    is_locked: false,
    comments: 0,
    html_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    mergeable,
    merged: Boolean(pull.merged),
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
    merged_by: pull.merged ? shapes.account(pull.merged.by) : null,
    allow_maintainer_edit: false,
    base: { ...side(pull.base, baseSha), ref: pull.base },
    head: side(pull.head, pull.headSha),
    merge_base: pull.mergeBase,
    due_date: null,
    created_at: pull.created,
    updated_at: pull.updated,
    closed_at: pull.closed ?? null,
    pin_order: 0,
  };
}

/** A file of a pull request. @internal */
export function changedFileShape(
  shapes: Shapes,
  repository: HostedRepository,
  pull: PullRequest,
  change: FileChange,
) {
  const { path, previousPath, status, additions, deletions } = change;
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const html = shapes.htmlUrl(repository);
  return {
    filename: path,
    ...(previousPath && { previous_filename: previousPath }),
    status,
    additions,
    deletions,
    changes: additions + deletions,
    html_url: `${html}/src/commit/${pull.headSha}/${escaped}`,
    contents_url: `${shapes.apiUrl(repository)}/contents/${escaped}?ref=${
      pull.headSha
    }`,
    raw_url: `${html}/raw/commit/${pull.headSha}/${escaped}`,
  };
}

const WORST = ['error', 'failure', 'warning', 'pending', 'success', 'skipped'];

/** The latest of each context, and the worst of them. @internal */
export async function combinedStatusShape(
  shapes: Shapes,
  repository: HostedRepository,
  sha: string,
  caller?: Caller,
) {
  const latest = new Map<string, CommitStatus>();
  for (const status of repository.statuses.get(sha) ?? []) {
    latest.set(status.context, status);
  }
  const statuses = [...latest.values()].reverse();
  const url = `${shapes.apiUrl(repository)}/commits/${sha}`;
  return {
    // As with Gitea, nobody has said anything yet is pending as well.
    state:
      WORST.find(state => statuses.some(status => status.state === state)) ??
      'pending',
    sha,
    total_count: statuses.length,
    statuses: statuses.length
      ? statuses.map(status => statusShape(shapes, repository, sha, status))
      : null,
    repository: await repositoryShape(shapes, repository, caller),
    commit_url: url,
    url: `${url}/status`,
  };
}

/** @internal */
export function statusShape(
  shapes: Shapes,
  repository: HostedRepository,
  sha: string,
  status: CommitStatus,
) {
  return {
    id: status.id,
    status: status.state,
    target_url: status.targetUrl,
    description: status.description,
    url: `${shapes.apiUrl(repository)}/statuses/${sha}`,
    context: status.context,
    creator: shapes.account(status.creator),
    created_at: status.created,
    updated_at: status.created,
  };
}
