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

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { userCredentialsSchema } from '../user-credentials';

/** The value of `GroundplanChange`, which has no options. @internal */
export const changeSchema = makeFieldSchema({
  // An `ObjectChange` as far as it is filled in: without `operation` until it is
  // known what is to be done, and of a deletion until it is confirmed.
  output: z => {
    const change = z
      .object({
        entityRef: z.string(),
        operation: z.enum(['edit', 'scale', 'upgrade', 'delete']),
        controlPlaneReplicas: z.number(),
        workers: z.array(z.object({ name: z.string(), replicas: z.number() })),
        minRunners: z.number(),
        maxRunners: z.number(),
        version: z.string(),
        sets: z.array(z.string()),
        image: z.string(),
        spec: z.record(z.unknown()),
        approval: z.object({
          by: z.string(),
          at: z.string(),
          planId: z.string(),
          hash: z.string(),
        }),
      })
      .partial();
    // Of several at once: `operation` is what is asked of all of them.
    return change.extend({ changes: z.array(change).optional() });
  },
  uiOptions: z =>
    z.object({ requestUserCredentials: userCredentialsSchema(z) }),
});

/** A change that may still lack something. @internal */
export type PartialChange = typeof changeSchema.TOutput;

/** What can be done to an object. @internal */
export type Operation = NonNullable<PartialChange['operation']>;
