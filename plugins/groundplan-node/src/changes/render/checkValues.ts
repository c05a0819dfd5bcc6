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
import Ajv, { ErrorObject } from 'ajv';
import { getString, JsonSchema } from 'backstage-plugin-groundplan-common';

/** More would be read by nobody. */
const MAX_MESSAGES = 5;

/**
 * Holds values to the schema of a form. What it refuses is an InputError that
 * names the fields: `noun` says what they are, such as `Variable`.
 *
 * @internal
 */
export function checkValues(
  schema: JsonSchema,
  value: unknown,
  noun: string,
): void {
  // A new one each time, as it keeps every schema that it has compiled.
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    verbose: true,
    // Forms are ours; the schema of schemas takes longer than all else to compile
    meta: false,
    validateSchema: false,
  });
  if (ajv.validate(schema, value)) {
    return;
  }
  const messages = new Set((ajv.errors ?? []).filter(isTelling).map(messageOf));
  const shown = [...messages].slice(0, MAX_MESSAGES);
  const more = messages.size - shown.length;
  throw new InputError(
    `${shown.map(message => `${noun} ${message}`).join('; ')}${
      more > 0 ? `; and ${more} more` : ''
    }`,
  );
}

/** A choice says nothing that its branches do not; 'not set' is no branch to take. */
function isTelling({ keyword, parentSchema }: ErrorObject): boolean {
  return (
    !['anyOf', 'oneOf', 'if'].includes(keyword) &&
    getString(parentSchema, 'title') !== 'Not set'
  );
}

function messageOf(error: ErrorObject): string {
  const { keyword, params, message = 'is not valid' } = error;
  const path = pathOf(error.instancePath);
  switch (keyword) {
    case 'required':
      return `${join(path, params.missingProperty)} is required`;
    case 'additionalProperties':
      return `${join(path, params.additionalProperty)} is not known`;
    case 'enum':
      return `${path} is none of ${params.allowedValues
        .map((allowed: unknown) => JSON.stringify(allowed))
        .join(', ')}`;
    default:
      return `${path} ${message}`.trim();
  }
}

/** A JSON pointer as people write a path. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce(join, '');
}

function join(path: string, key: string): string {
  if (/^\d+$/.test(key)) {
    return `${path}[${key}]`;
  }
  return path === '' ? key : `${path}.${key}`;
}
