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
import {
  getField,
  getList,
  getString,
} from 'backstage-plugin-groundplan-common';

const ACTION = 'groundplan:render';
/** One expression, and nothing beside it. */
const WHOLE = /^\s*\$\{\{\s*parameters((?:\.[A-Za-z_][\w-]*)*)\s*\}\}\s*$/;

/**
 * The input that a template's step for rendering would get from values of its
 * form.
 *
 * @remarks
 * Only whole values, such as `${{ parameters.cluster }}`, are understood: to run
 * what else the Scaffolder's expressions can hold takes its sandbox.
 *
 * @throws InputError where the template has no such step, or one with more.
 * @internal
 */
export function resolveRenderInput(
  template: { spec?: unknown },
  values: Record<string, unknown>,
): Record<string, unknown> {
  const steps = getList(template.spec, 'steps').filter(
    step => getString(step, 'action') === ACTION,
  );
  if (steps.length !== 1) {
    throw new InputError(
      `The template has ${
        steps.length === 0 ? 'no step' : 'several steps'
      } with the action ${ACTION}; what it writes cannot be shown before`,
    );
  }
  const { token, ...input } = (getField(steps[0], 'input') ?? {}) as Record<
    string,
    unknown
  >;
  return resolve(input, values) as Record<string, unknown>;
}

function resolve(value: unknown, values: Record<string, unknown>): unknown {
  if (Array.isArray(value)) {
    return value
      .map(item => resolve(item, values))
      .filter(item => item !== undefined);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]) => [key, resolve(item, values)] as const)
        .filter(([, item]) => item !== undefined),
    );
  }
  if (typeof value !== 'string' || !value.includes('${{')) {
    return value;
  }
  const found = WHOLE.exec(value);
  if (!found) {
    throw new InputError(
      `The preview does not understand ${value} in the template's step ${ACTION}: only whole values, such as \${{ parameters.name }}`,
    );
  }
  return getField(values, ...found[1].split('.').filter(Boolean));
}
