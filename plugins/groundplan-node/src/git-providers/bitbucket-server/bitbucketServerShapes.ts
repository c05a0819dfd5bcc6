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
import { bitbucketServerPullRequest } from './bitbucketServerSchemas';

type Found = z.infer<typeof bitbucketServerPullRequest>;

const HEADS = /^refs\/heads\//;

export function toPullRequest(found: Found): PullRequest {
  const states: Record<string, PullRequest['state']> = {
    OPEN: 'open',
    MERGED: 'merged',
  };
  const { createdDate } = found;
  return {
    number: found.id,
    title: found.title,
    body: found.description ?? '',
    state: states[found.state] ?? 'closed',
    head: found.fromRef.id.replace(HEADS, ''),
    base: found.toRef.id.replace(HEADS, ''),
    headSha: found.fromRef.latestCommit ?? '',
    webUrl: found.links.self[0].href,
    draft: found.draft,
    author: found.author?.user.name,
    createdAt: createdDate ? new Date(createdDate).toISOString() : undefined,
  };
}

export function isOfFork({ fromRef, toRef }: Found): boolean {
  return (
    fromRef.repository.slug !== toRef.repository.slug ||
    fromRef.repository.project.key !== toRef.repository.project.key
  );
}
