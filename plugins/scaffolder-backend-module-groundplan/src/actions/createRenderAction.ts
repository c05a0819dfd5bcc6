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
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  authorizeChange,
  parseChangeInput,
} from 'backstage-plugin-groundplan-node';
import { ActionOptions } from './ActionOptions';
import { describePlan } from './describePlan';
import { renderExamples } from './createRenderAction.examples';
import { planSchema, sourceSchema, targetSchema, tokenSchema } from './schemas';

/**
 * `groundplan:render`: works out which files a change writes. Writes nothing.
 *
 * @internal
 */
export function createRenderAction(options: ActionOptions) {
  const { catalog, changes, permissions } = options;
  return createTemplateAction({
    id: 'groundplan:render',
    description:
      'Renders what a template makes, or a change of what is there, into the files of the repository that it goes to. Writes nothing.',
    examples: renderExamples,
    supportsDryRun: true,
    schema: {
      input: {
        source: sourceSchema,
        values: z => z.record(z.any()).describe("By the source's kind"),
        target: z => targetSchema(z).optional(),
        token: tokenSchema,
      },
      output: {
        plan: planSchema,
      },
    },
    async handler(ctx) {
      const { token, ...rest } = ctx.input;
      const input = parseChangeInput(rest);
      const credentials = await ctx.getInitiatorCredentials();
      const change = await changes.plan(input, {
        template: ctx.templateInfo?.entityRef,
        reader: { catalog, credentials },
        token,
        signal: ctx.signal,
      });
      await authorizeChange(changes.rights(change), {
        catalog,
        credentials,
        permissions,
      });
      describePlan(change.plan).forEach(line => ctx.logger.info(line));
      change.findings?.forEach(({ message }) => ctx.logger.warn(message));
      ctx.output('plan', change.plan);
    },
  });
}
