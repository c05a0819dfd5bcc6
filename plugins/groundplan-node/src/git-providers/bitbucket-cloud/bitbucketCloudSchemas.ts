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

const link = z.object({ href: z.string() });

/** What is read of Bitbucket Cloud's answers; all else in them is ignored. */
export const bitbucketCloudRepository = z.object({
  full_name: z.string(),
  /** Missing in an empty repository. */
  mainbranch: z.object({ name: z.string() }).nullish(),
  links: z.object({ html: link }),
});

export const bitbucketCloudBranch = z.object({
  name: z.string(),
  target: z.object({ hash: z.string() }),
});

export const bitbucketCloudCommit = z.object({
  hash: z.string(),
  message: z.string(),
  /** `Name <address>` */
  author: z.object({ raw: z.string() }),
  parents: z.array(z.object({ hash: z.string() })),
});

const side = z.object({
  branch: z.object({ name: z.string() }),
  /** The first 12 digits of the commit. */
  commit: z.object({ hash: z.string() }).nullish(),
  /** Missing of a fork that was deleted. */
  repository: z.object({ full_name: z.string() }).nullish(),
});

export const bitbucketCloudPullRequest = z.object({
  id: z.number(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.string(),
  draft: z.boolean().default(false),
  created_on: z.string().nullish(),
  source: side,
  destination: side,
  author: z
    .object({ nickname: z.string().nullish(), display_name: z.string() })
    .nullish(),
  reviewers: z.array(z.object({ uuid: z.string() })).default([]),
  links: z.object({ html: link }),
});

export const bitbucketCloudStatus = z.object({ state: z.string() });

/** A page of a list, and where the next one is. */
export function bitbucketCloudPage<T>(schema: z.ZodType<T>) {
  return z.object({ values: z.array(schema), next: z.string().nullish() });
}
