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

import { DomainId, HEALTHS } from 'backstage-plugin-groundplan-common';
import type { z as zod } from 'zod/v3';

/**
 * What the list action of a domain can be asked: the same as its route.
 *
 * @internal
 */
export const listInput = (domain: DomainId) => (z: typeof zod) => {
  const [first, ...others] = HEALTHS;
  const suspendedDays = z
    .number()
    .int()
    .min(0)
    .max(36_500)
    .optional()
    .describe(
      'Only what is suspended and has not run for more days than this, as far as that is known',
    );
  return z.object({
    host: z
      .array(z.string())
      .optional()
      .describe('Only what lives on these host clusters'),
    namespace: z
      .array(z.string())
      .optional()
      .describe('Only objects of these Kubernetes namespaces'),
    health: z
      .array(z.enum([first, ...others]))
      .optional()
      .describe('Only objects of these healths, such as ["Error"]'),
    state: z
      .array(z.string())
      .optional()
      .describe(
        'Only objects of these states; counts.state has those there are',
      ),
    owner: z
      .array(z.string())
      .optional()
      .describe('Only objects of these owners, such as group:default/team-a'),
    // It may be left out, so that one that has it not is of the same type
    ...((domain === 'terraforms' ? { suspendedDays } : {}) as {
      suspendedDays: typeof suspendedDays;
    }),
    q: z
      .string()
      .optional()
      .describe(
        'Words that name, namespace, host, owner, state or version must contain',
      ),
    orderBy: z
      .string()
      .optional()
      .describe(
        'A field such as name, with - before it for the reverse; most urgent health first by default',
      ),
    limit: z
      .number()
      .int()
      .min(1)
      .max(500)
      .optional()
      .describe('How many to return; 50 by default'),
    cursor: z
      .string()
      .optional()
      .describe('The nextCursor of an earlier answer, for what comes after it'),
  });
};
