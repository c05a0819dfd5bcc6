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
import { PullRequest } from '../GitProvider';
import { azurePullRequest } from './azureSchemas';

const HEADS = /^refs\/heads\//;
const MAX_TITLE = 400;
const MAX_DESCRIPTION = 4_000;

export function toPullRequest(
  found: z.infer<typeof azurePullRequest>,
  webUrl: string,
): PullRequest {
  const states: Record<string, PullRequest['state']> = {
    active: 'open',
    completed: 'merged',
  };
  const mergeable: Record<string, boolean> = {
    succeeded: true,
    conflicts: false,
    failure: false,
    rejectedByPolicy: false,
  };
  return {
    number: found.pullRequestId,
    title: found.title,
    body: found.description ?? '',
    state: states[found.status] ?? 'closed',
    head: found.sourceRefName.replace(HEADS, ''),
    base: found.targetRefName.replace(HEADS, ''),
    headSha: found.lastMergeSourceCommit?.commitId ?? '',
    webUrl: `${webUrl}/pullrequest/${found.pullRequestId}`,
    draft: found.isDraft,
    author: found.createdBy?.displayName,
    createdAt: found.creationDate ?? undefined,
    mergeable: mergeable[found.mergeStatus ?? ''],
  };
}

/** Title and description within the lengths that it takes; longer ones it refuses. */
export function toAzureText(given: { title?: string; body?: string }): {
  title?: string;
  description?: string;
} {
  return {
    title: given.title === undefined ? undefined : cut(given.title, MAX_TITLE),
    description:
      given.body === undefined ? undefined : cut(given.body, MAX_DESCRIPTION),
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 2)}\n…` : text;
}
