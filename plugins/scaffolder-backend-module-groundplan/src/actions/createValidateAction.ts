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
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ChangePlan } from 'backstage-plugin-groundplan-common';
import {
  authorizeChange,
  parseChangePlan,
  ValidationFinding,
} from 'backstage-plugin-groundplan-node';
import { ActionOptions } from './ActionOptions';
import { validateExamples } from './createValidateAction.examples';
import { planSchema, tokenSchema } from './schemas';

/** Findings that an error names; the log has all. */
const MAX_NAMED = 10;

/**
 * `groundplan:validate`: checks a plan's files as the host cluster would when
 * they are applied, and fails where it would refuse them.
 *
 * @internal
 */
export function createValidateAction(options: ActionOptions) {
  const { catalog, changes, permissions } = options;
  return createTemplateAction({
    id: 'groundplan:validate',
    description:
      'Checks what was rendered as the host cluster would when it is applied: by its own dry run where it lets us, else by the schemas that it serves. What was not checked is named.',
    examples: validateExamples,
    supportsDryRun: true,
    schema: {
      input: { plan: planSchema, token: tokenSchema },
      output: {
        checkedBy: z => z.enum(['server', 'schema', 'mixed', 'none']),
        findings: z =>
          z
            .array(
              z.object({
                path: z.string(),
                line: z.number().optional(),
                field: z.string().optional(),
                severity: z.enum(['error', 'warning', 'info']),
                message: z.string(),
              }),
            )
            .describe('Without errors: those fail the step'),
        unchecked: z =>
          z.array(
            z.object({ path: z.string(), what: z.string(), why: z.string() }),
          ),
      },
    },
    async handler(ctx) {
      const { token } = ctx.input;
      const plan = parseChangePlan(ctx.input.plan);
      const credentials = await ctx.getInitiatorCredentials();
      const access = { token, signal: ctx.signal };
      const change = await changes.load(plan, access);
      await authorizeChange(changes.rights(change), {
        catalog,
        credentials,
        permissions,
      });
      const { findings, unchecked, checkedBy } = await changes.validate(
        change.plan,
        access,
      );
      findings.forEach(finding => {
        const log = finding.severity === 'info' ? 'info' : 'warn';
        ctx.logger[log](describe(finding));
      });
      unchecked.forEach(({ path, what, why }) =>
        ctx.logger.info(`not checked here: ${path}: ${what} (${why})`),
      );
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) {
        const rest = errors.length - MAX_NAMED;
        throw new InputError(
          `${hostsOf(plan)} would refuse this: ${errors
            .slice(0, MAX_NAMED)
            .map(describe)
            .join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`,
        );
      }
      ctx.output('checkedBy', checkedBy);
      ctx.output('findings', findings);
      ctx.output('unchecked', unchecked);
    },
  });
}

function hostsOf({ host, parts = [] }: ChangePlan): string {
  const hosts = [...new Set([host, ...parts.map(part => part.host)])];
  return hosts.length === 1
    ? `The host cluster ${host}`
    : `The host clusters ${hosts.join(', ')}`;
}

function describe({ path, line, field, message }: ValidationFinding): string {
  const where = line === undefined ? path : `${path}:${line}`;
  return `${where}: ${field ? `${field}: ` : ''}${message}`;
}
