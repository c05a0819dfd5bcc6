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

/** What is read of GitLab's answers; all else in them is ignored. */
export const gitlabProject = z.object({
  id: z.number(),
  path_with_namespace: z.string(),
  /** Missing where the credentials may not read the code. */
  default_branch: z.string().nullish(),
  archived: z.boolean().default(false),
  empty_repo: z.boolean().default(false),
  web_url: z.string(),
});

export const gitlabBranch = z.object({
  name: z.string(),
  commit: z.object({ id: z.string() }),
});

export const gitlabCommit = z.object({
  id: z.string(),
  message: z.string(),
  author_name: z.string(),
  author_email: z.string().optional(),
  parent_ids: z.array(z.string()),
});

export const gitlabTree = z.array(
  z.object({
    id: z.string(),
    path: z.string(),
    mode: z.string(),
    type: z.string(),
  }),
);

export const gitlabMergeRequest = z.object({
  iid: z.number(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.string(),
  source_branch: z.string(),
  target_branch: z.string(),
  source_project_id: z.number(),
  target_project_id: z.number(),
  sha: z.string().nullish(),
  draft: z.boolean().default(false),
  web_url: z.string(),
  created_at: z.string().nullish(),
  author: z.object({ username: z.string() }).nullish(),
  detailed_merge_status: z.string().nullish(),
});

export const gitlabStatuses = z.array(
  z.object({ status: z.string(), allow_failure: z.boolean().nullish() }),
);
