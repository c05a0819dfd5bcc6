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

import type { z as zod } from 'zod/v3';

function status(z: typeof zod) {
  return z
    .object({
      health: z.string().describe('How well it is'),
      state: z.string().describe("The domain's own word for it"),
      flags: z.array(z.string()),
      reason: z.string(),
      message: z.string().describe('Why it is so'),
      since: z.string().optional(),
      decidedBy: z.string().describe('The condition or field that decided'),
    })
    .describe('Its health with the evidence; Unknown where nobody measured it');
}

function hostState(z: typeof zod) {
  return z.object({
    name: z.string(),
    state: z
      .string()
      .describe(
        'ready, or why what is shown of this host cluster may be old or missing',
      ),
    since: z.string(),
    message: z.string().optional(),
  });
}

const summaryShape = (z: typeof zod) => ({
  kind: z.string(),
  host: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  entityRef: z.string().describe('Its entity in the catalog'),
  owner: z.string().optional(),
  status: status(z),
});

/** What a list action answers. @internal */
export function listOutput(z: typeof zod) {
  return z.object({
    items: z.array(z.object(summaryShape(z)).passthrough()),
    total: z.number().describe('How many match, of those you may see'),
    counts: z.object({
      health: z.record(z.number()),
      state: z.record(z.number()),
    }),
    nextCursor: z.string().optional(),
    hosts: z.array(hostState(z)),
  });
}

/** What a get action answers. @internal */
export function detailsOutput(z: typeof zod) {
  return z
    .object({ ...summaryShape(z), hostState: hostState(z) })
    .passthrough();
}

/** What the host clusters' action answers. @internal */
export function hostClustersOutput(z: typeof zod) {
  return z.object({
    items: z.array(
      hostState(z).extend({
        entityRef: z.string().optional(),
        kinds: z.array(
          z.object({
            group: z.string(),
            version: z.string(),
            kind: z.string(),
            state: z.string(),
            objects: z.number(),
            since: z.string(),
            message: z.string().optional(),
          }),
        ),
      }),
    ),
  });
}
