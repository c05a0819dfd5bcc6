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

/** What is read of Bitbucket Data Center's answers; all else in them is ignored. */
export const bitbucketServerRepository = z.object({
  slug: z.string(),
  project: z.object({ key: z.string() }),
  /** Since 8.0. */
  archived: z.boolean().default(false),
  links: z.object({ self: z.array(z.object({ href: z.string() })).min(1) }),
});

export const bitbucketServerBranch = z.object({
  /** `refs/heads/…` */
  id: z.string(),
  latestCommit: z.string(),
});

/** Of a branch that is only named. */
export const bitbucketServerRef = z.object({ id: z.string() });

export const bitbucketServerCommit = z.object({
  id: z.string(),
  message: z.string(),
  author: z.object({ name: z.string(), emailAddress: z.string().optional() }),
  parents: z.array(z.object({ id: z.string() })),
});

const side = z.object({
  id: z.string(),
  latestCommit: z.string().nullish(),
  repository: z.object({
    slug: z.string(),
    project: z.object({ key: z.string() }),
  }),
});

export const bitbucketServerPullRequest = z.object({
  id: z.number(),
  version: z.number(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.string(),
  /** Since 8.18. */
  draft: z.boolean().default(false),
  createdDate: z.number().nullish(),
  fromRef: side,
  toRef: side,
  author: z.object({ user: z.object({ name: z.string() }) }).nullish(),
  reviewers: z
    .array(z.object({ user: z.object({ name: z.string() }) }))
    .default([]),
  links: z.object({ self: z.array(z.object({ href: z.string() })).min(1) }),
});

export const bitbucketServerStatus = z.object({ state: z.string() });

/** A page of a list, and where the next one begins. */
export function bitbucketServerPage<T>(schema: z.ZodType<T>) {
  return z.object({
    values: z.array(schema),
    isLastPage: z.boolean().default(true),
    nextPageStart: z.number().nullish(),
  });
}
