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
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  authorizeChange,
  ChangeProgress,
  parseChangePlan,
} from 'backstage-plugin-groundplan-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActionOptions } from './ActionOptions';
import { waitExamples } from './createWaitAction.examples';
import { planSchema, tokenSchema } from './schemas';

const INTERVAL_MS = 5_000;
const DEFAULT_MINUTES = 30;
const MAX_MINUTES = 24 * 60;

const STAGES = ['opened', 'merged', 'present', 'healthy'] as const;

/**
 * `groundplan:wait`: waits until a change is merged, its objects are there, or
 * they are healthy.
 *
 * @internal
 */
export function createWaitAction(
  options: ActionOptions & { intervalMs?: number },
) {
  const { catalog, changes, permissions, intervalMs = INTERVAL_MS } = options;
  return createTemplateAction({
    id: 'groundplan:wait',
    description:
      'Waits until the pull request of a change is merged, its objects are there, or they are healthy. It takes one of the places for running tasks meanwhile.',
    examples: waitExamples,
    schema: {
      input: {
        plan: planSchema,
        until: z => z.enum(['merged', 'present', 'healthy']),
        timeoutMinutes: z =>
          z
            .number()
            .min(0)
            .max(MAX_MINUTES)
            .optional()
            .describe(`${DEFAULT_MINUTES} by default`),
        token: tokenSchema,
      },
      output: {
        stage: z => z.enum(STAGES).describe('How far it came'),
      },
    },
    async handler(ctx) {
      const { until, token, timeoutMinutes = DEFAULT_MINUTES } = ctx.input;
      const plan = parseChangePlan(ctx.input.plan);
      const credentials = await ctx.getInitiatorCredentials();
      const access = { token, signal: ctx.signal };
      const change = await changes.load(plan, access);
      await authorizeChange(changes.rights(change), {
        catalog,
        credentials,
        permissions,
      });
      const end = Date.now() + timeoutMinutes * 60_000;
      let said = '';
      for (;;) {
        ctx.signal?.throwIfAborted();
        const progress = await changes.progress(change, access);
        if (progress.message !== said) {
          said = progress.message;
          ctx.logger.info(said);
        }
        if (isReached(progress, until)) {
          ctx.output('stage', progress.stage);
          return;
        }
        if (progress.isOver) {
          throw new ConflictError(said);
        }
        if (Date.now() >= end) {
          throw new ConflictError(
            `It is not ${until} after ${timeoutMinutes} minutes: ${said}`,
          );
        }
        await sleep(intervalMs, undefined, { signal: ctx.signal });
      }
    },
  });
}

function isReached(
  { stage }: ChangeProgress,
  until: ChangeProgress['stage'],
): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(until);
}
