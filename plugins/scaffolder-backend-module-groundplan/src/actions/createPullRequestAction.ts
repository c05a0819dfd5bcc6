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
  parseChangePlan,
} from 'backstage-plugin-groundplan-node';
import { ActionOptions } from './ActionOptions';
import { audited } from './audited';
import { pullRequestExamples } from './createPullRequestAction.examples';
import { describePlan } from './describePlan';
import { pullRequestBody } from './pullRequestBody';
import { planSchema, tokenSchema } from './schemas';

const SAID = {
  opened: 'The pull request is open',
  updated: 'The pull request has one more commit',
  unchanged: 'The pull request was there already',
  'no-difference': 'The base branch has all of it already; nothing to do',
};

/**
 * `groundplan:pull-request`: opens one pull request with the files of a plan.
 * Running it again finds the first one's.
 *
 * @internal
 */
export function createPullRequestAction(options: ActionOptions) {
  const { auditor, catalog, changes, permissions } = options;
  return createTemplateAction({
    id: 'groundplan:pull-request',
    description:
      'Opens one pull request with what was rendered. Running it again with the same changes nothing; with other files it adds a commit to its own pull request while that is open.',
    examples: pullRequestExamples,
    supportsDryRun: true,
    schema: {
      input: {
        plan: planSchema,
        title: z =>
          z
            .string()
            .optional()
            .describe('Such as `Cluster payments` by default'),
        body: z =>
          z
            .string()
            .optional()
            .describe('Stands above the tables of what changes'),
        message: z =>
          z.string().optional().describe('Of the commit; the title by default'),
        draft: z => z.boolean().optional(),
        token: tokenSchema,
      },
      output: {
        url: z => z.string().describe('The web address of the pull request'),
        branch: z => z.string(),
        outcome: z =>
          z
            .enum(['opened', 'updated', 'unchanged', 'no-difference'])
            .describe(
              '`no-difference`: the base branch has all of it, and there is no pull request',
            ),
      },
    },
    async handler(ctx) {
      const { token, title, body, message, draft } = ctx.input;
      const plan = parseChangePlan(ctx.input.plan);
      const credentials = await ctx.getInitiatorCredentials();
      const access = { token, signal: ctx.signal };
      const change = await changes.load(plan, access);
      const authorize = async () =>
        await authorizeChange(changes.rights(change), {
          catalog,
          credentials,
          permissions,
        });
      if (ctx.isDryRun) {
        await authorize();
        describePlan(change.plan).forEach(line => ctx.logger.info(line));
        ctx.output('url', '');
        return;
      }
      const requestedBy = ctx.user?.ref;
      const { what, host, repository, base, parts } = change.plan;
      const opened = await audited(
        auditor,
        {
          what,
          host,
          repository,
          base,
          requestedBy,
          taskId: ctx.task.id,
          ...(parts && { parts: parts.map(part => part.what) }),
        },
        async () => {
          await authorize();
          return await ctx.checkpoint({
            key: `pull-request.${what}`,
            fn: async () =>
              await changes.open(
                change,
                {
                  title: title ?? change.plan.title,
                  body: pullRequestBody(change.plan, change.files, {
                    text: body,
                    requestedBy,
                  }),
                  message,
                  draft,
                },
                access,
              ),
          });
        },
      );
      const { outcome, url, branch } = opened;
      ctx.logger.info(`${SAID[outcome]}${url ? `: ${url}` : ''}`);
      ctx.output('outcome', outcome);
      if (url) {
        ctx.output('url', url);
      }
      if (branch) {
        ctx.output('branch', branch);
      }
    },
  });
}
