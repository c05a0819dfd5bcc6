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

/** What is read of Azure DevOps' answers; all else in them is ignored. */
export const azureRepository = z.object({
  id: z.string(),
  name: z.string(),
  project: z.object({ id: z.string(), name: z.string() }),
  /** `refs/heads/…`; missing in an empty repository. */
  defaultBranch: z.string().nullish(),
  isDisabled: z.boolean().default(false),
  webUrl: z.string(),
});

export const azureRefs = z.object({
  value: z.array(z.object({ name: z.string(), objectId: z.string() })),
});

/** A refused update of a ref is an answer with status 200 as well. */
export const azureRefUpdates = z.object({
  value: z.array(
    z.object({
      success: z.boolean(),
      updateStatus: z.string().nullish(),
      customMessage: z.string().nullish(),
    }),
  ),
});

const person = z.object({ name: z.string(), email: z.string().optional() });

export const azureCommit = z.object({
  commitId: z.string(),
  treeId: z.string(),
  comment: z.string(),
  commentTruncated: z.boolean().default(false),
  author: person,
  parents: z.array(z.string()).default([]),
});

export const azureTree = z.object({
  treeEntries: z.array(
    z.object({
      objectId: z.string(),
      relativePath: z.string(),
      mode: z.string(),
      gitObjectType: z.string(),
    }),
  ),
});

export const azurePush = z.object({
  commits: z.array(z.object({ commitId: z.string() })).min(1),
});

export const azurePullRequest = z.object({
  pullRequestId: z.number(),
  title: z.string(),
  description: z.string().nullish(),
  status: z.string(),
  isDraft: z.boolean().default(false),
  mergeStatus: z.string().nullish(),
  creationDate: z.string().nullish(),
  sourceRefName: z.string(),
  targetRefName: z.string(),
  lastMergeSourceCommit: z.object({ commitId: z.string() }).nullish(),
  createdBy: z.object({ displayName: z.string() }).nullish(),
  /** There where the source is a fork. */
  forkSource: z.unknown().optional(),
});

export const azurePullRequests = z.object({
  value: z.array(azurePullRequest),
});

export const azureStatuses = z.object({
  value: z.array(z.object({ state: z.string() })),
});

export const azureEvaluations = z.object({
  value: z.array(
    z.object({
      status: z.string(),
      configuration: z.object({
        isEnabled: z.boolean().default(true),
        type: z.object({ id: z.string() }),
      }),
    }),
  ),
});
