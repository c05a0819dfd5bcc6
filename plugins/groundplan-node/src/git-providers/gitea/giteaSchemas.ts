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

/** What is read of Gitea's answers; all else in them is ignored. */
export const giteaRepository = z.object({
  full_name: z.string(),
  default_branch: z.string(),
  archived: z.boolean().default(false),
  empty: z.boolean().default(false),
  html_url: z.string(),
});

/** `git/refs` answers with one object where the filter names one exactly. */
export const giteaRefs = z.union([
  z.array(z.object({ ref: z.string(), object: z.object({ sha: z.string() }) })),
  z
    .object({ ref: z.string(), object: z.object({ sha: z.string() }) })
    .transform(ref => [ref]),
]);

export const giteaCommit = z.object({
  sha: z.string(),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string(), email: z.string().optional() }),
  }),
  parents: z.array(z.object({ sha: z.string() })).nullish(),
});

export const giteaTree = z.object({
  truncated: z.boolean().default(false),
  tree: z
    .array(
      z.object({
        path: z.string(),
        mode: z.string(),
        type: z.string(),
        sha: z.string(),
      }),
    )
    .nullish(),
});

/** The commit in the answer to a change of files has a flat shape of its own. */
export const giteaFilesResponse = z.object({
  commit: z.object({
    sha: z.string(),
    message: z.string(),
    author: z.object({ name: z.string(), email: z.string().optional() }),
    parents: z.array(z.object({ sha: z.string() })).nullish(),
  }),
});

export const giteaPullRequest = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  merged: z.boolean().default(false),
  draft: z.boolean().default(false),
  mergeable: z.boolean().nullish(),
  html_url: z.string(),
  created_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({
    ref: z.string(),
    sha: z.string(),
    repo_id: z.number().nullish(),
  }),
  base: z.object({ ref: z.string(), repo_id: z.number().nullish() }),
});

export const giteaCombinedStatus = z.object({
  statuses: z.array(z.object({ status: z.string().optional() })).nullish(),
});
