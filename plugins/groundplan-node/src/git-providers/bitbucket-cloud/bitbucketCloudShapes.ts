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
import {
  bitbucketCloudCommit,
  bitbucketCloudPullRequest,
} from './bitbucketCloudSchemas';

export function toGitCommit(
  found: z.infer<typeof bitbucketCloudCommit>,
): GitCommit {
  const [, name, email] = /^(.*?)\s*<([^>]*)>\s*$/.exec(found.author.raw) ?? [];
  return {
    sha: found.hash,
    message: found.message,
    author: name === undefined ? { name: found.author.raw } : { name, email },
    parents: found.parents.map(({ hash }) => hash),
  };
}

export function toPullRequest(
  found: z.infer<typeof bitbucketCloudPullRequest>,
): PullRequest {
  const states: Record<string, PullRequest['state']> = {
    OPEN: 'open',
    MERGED: 'merged',
  };
  return {
    number: found.id,
    title: found.title,
    body: found.description ?? '',
    state: states[found.state] ?? 'closed',
    head: found.source.branch.name,
    base: found.destination.branch.name,
    headSha: found.source.commit?.hash ?? '',
    webUrl: found.links.html.href,
    draft: found.draft,
    author: found.author?.nickname ?? found.author?.display_name,
    createdAt: found.created_on ?? undefined,
  };
}

/** A text in Bitbucket's query language. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
