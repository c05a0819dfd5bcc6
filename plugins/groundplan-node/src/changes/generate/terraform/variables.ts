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
import { ParsedTerraform } from './terraformValues';

/** An entry of `spec.vars`. @internal */
export type TerraformVar = { name: string } & (
  | { value: unknown }
  | {
      valueFrom: Partial<
        Record<
          'secretKeyRef' | 'configMapKeyRef',
          { name: string; key: string }
        >
      >;
    }
);

/**
 * The variables of a Terraform resource: those in the clear with the type that
 * the module expects, as the text `"3"` is no number to it.
 *
 * @internal
 */
export function terraformVars(
  values: Pick<ParsedTerraform, 'variables' | 'variablesFrom'>,
): TerraformVar[] {
  const names = [...values.variables, ...values.variablesFrom].map(
    ({ name }) => name,
  );
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new InputError(`The variable ${twice} is there twice`);
  }
  return [
    ...values.variables.map(variable => ({
      name: variable.name,
      value: typedValue(variable),
    })),
    ...values.variablesFrom.map(({ name, kind, object, key }) => ({
      name,
      valueFrom: {
        [kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef']: {
          name: object,
          key,
        },
      },
    })),
  ];
}

function typedValue({
  name,
  type,
  value,
}: ParsedTerraform['variables'][number]): unknown {
  if (type === 'string') {
    return value;
  }
  const typed = parseJson(value.trim());
  const isRight = {
    number: typeof typed === 'number',
    bool: typeof typed === 'boolean',
    list: Array.isArray(typed),
    object:
      typeof typed === 'object' && typed !== null && !Array.isArray(typed),
  }[type];
  if (!isRight) {
    throw new InputError(
      `The value of the variable ${name} is no ${type}${
        type === 'list' || type === 'object' ? ' in JSON' : ''
      }`,
    );
  }
  return typed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
