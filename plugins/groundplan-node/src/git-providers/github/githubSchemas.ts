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

/** What is read of GitHub's answers; all else in them is ignored. */
export const githubRepository = z.object({
  full_name: z.string(),
  default_branch: z.string(),
  archived: z.boolean(),
  /** Kilobytes; 0 for an empty repository, and for a very small one. */
  size: z.number(),
  html_url: z.string(),
});

export const githubRef = z.object({
  ref: z.string(),
  object: z.object({ sha: z.string() }),
});

const person = z.object({ name: z.string(), email: z.string().optional() });

/** Of the Git database: `git/commits`. */
export const githubCommit = z.object({
  sha: z.string(),
  message: z.string(),
  author: person,
  tree: z.object({ sha: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});

export const githubBranch = z.object({
  name: z.string(),
  commit: z.object({
    sha: z.string(),
    commit: z.object({ tree: z.object({ sha: z.string() }) }),
  }),
});

export const githubTree = z.object({
  sha: z.string(),
  truncated: z.boolean().default(false),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
    }),
  ),
});

export const githubSha = z.object({ sha: z.string() });

export const githubPullRequest = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  merged_at: z.string().nullish(),
  draft: z.boolean().nullish(),
  mergeable: z.boolean().nullish(),
  html_url: z.string(),
  created_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({
    ref: z.string(),
    sha: z.string(),
    repo: z.object({ full_name: z.string() }).nullish(),
  }),
  base: z.object({
    ref: z.string(),
    repo: z.object({ full_name: z.string() }).nullish(),
  }),
});

export const githubCheckRuns = z.object({
  total_count: z.number(),
  check_runs: z.array(
    z.object({ status: z.string(), conclusion: z.string().nullish() }),
  ),
});

export const githubStatus = z.object({
  statuses: z.array(z.object({ state: z.string() })),
});
