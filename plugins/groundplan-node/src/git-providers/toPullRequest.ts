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

import { PullRequest } from './GitProvider';

/** A pull request in the shape that GitHub gave it, and others took over. */
export interface GithubLikePullRequest {
  number: number;
  title: string;
  body?: string | null;
  state: string;
  draft?: boolean | null;
  mergeable?: boolean | null;
  html_url: string;
  created_at?: string | null;
  user?: { login: string } | null;
  head: { ref: string; sha: string };
  base: { ref: string };
}

export function toPullRequest(
  pull: GithubLikePullRequest,
  isMerged: boolean,
): PullRequest {
  const openOrClosed = pull.state === 'open' ? 'open' : 'closed';
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    state: isMerged ? 'merged' : openOrClosed,
    head: pull.head.ref,
    base: pull.base.ref,
    headSha: pull.head.sha,
    webUrl: pull.html_url,
    draft: pull.draft ?? false,
    author: pull.user?.login,
    createdAt: pull.created_at ?? undefined,
    mergeable: pull.mergeable ?? undefined,
  };
}
