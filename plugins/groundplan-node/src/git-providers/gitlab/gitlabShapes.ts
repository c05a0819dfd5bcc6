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

import { z } from 'zod';
import { GitCommit, PullRequest } from '../GitProvider';
import { gitlabCommit, gitlabMergeRequest } from './gitlabSchemas';

export function toGitCommit(found: z.infer<typeof gitlabCommit>): GitCommit {
  return {
    sha: found.id,
    message: found.message,
    author: { name: found.author_name, email: found.author_email },
    parents: found.parent_ids,
  };
}

export function toPullRequest(
  found: z.infer<typeof gitlabMergeRequest>,
): PullRequest {
  const states: Record<string, PullRequest['state']> = {
    opened: 'open',
    // While it is being merged
    locked: 'open',
    merged: 'merged',
  };
  const status = found.detailed_merge_status;
  const isUnsure =
    !status || ['unchecked', 'checking', 'preparing'].includes(status);
  return {
    number: found.iid,
    title: found.title,
    body: found.description ?? '',
    state: states[found.state] ?? 'closed',
    head: found.source_branch,
    base: found.target_branch,
    headSha: found.sha ?? '',
    webUrl: found.web_url,
    draft: found.draft,
    author: found.author?.username,
    createdAt: found.created_at ?? undefined,
    mergeable: isUnsure ? undefined : status === 'mergeable',
  };
}
