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

import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { StructuralSchema } from '../crds';
import { isRecord } from './ApiObject';
import { StatusCause } from './StatusError';

/** The schema as JSON Schema: the one extension that changes what is valid. */
function toJsonSchema(schema: StructuralSchema): Record<string, unknown> {
  const {
    items,
    properties,
    additionalProperties,
    'x-kubernetes-int-or-string': intOrString,
    ...rest
  } = schema;
  return {
    ...rest,
    ...(intOrString && { type: ['integer', 'string'] }),
    ...(items && { items: toJsonSchema(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, property]) => [
          key,
          toJsonSchema(property),
        ]),
      ),
    }),
    ...(isRecord(additionalProperties) && {
      additionalProperties: toJsonSchema(additionalProperties),
    }),
  };
}

function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part, index) =>
      /^\d+$/.test(part) ? `[${part}]` : `${index ? '.' : ''}${part}`,
    )
    .join('');
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return value === null ? 'null' : typeof value;
}

function toCause(error: ErrorObject): StatusCause {
  const field = fieldOf(error.instancePath);
  const value = JSON.stringify(error.data);
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'required':
      return {
        reason: 'FieldValueRequired',
        message: 'Required value',
        field: [field, params.missingProperty].filter(Boolean).join('.'),
      };
    case 'enum': {
      const allowed = Array.isArray(params.allowedValues)
        ? params.allowedValues.map(allowedValue => JSON.stringify(allowedValue))
        : [];
      return {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${value}: supported values: ${allowed.join(
          ', ',
        )}`,
        field,
      };
    }
    case 'type': {
      const found = typeOf(error.data);
      return {
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: "${found}": ${field} in body must be of type ${params.type}: "${found}"`,
        field,
      };
    }
    default:
      return {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${value}: ${field} in body ${error.message}`,
        field,
      };
  }
}

/** Validates objects against the schemas of their CRDs. @internal */
export class SchemaValidator {
  readonly #ajv: Ajv;
  readonly #compiled = new WeakMap<StructuralSchema, ValidateFunction>();

  private constructor() {
    this.#ajv = new Ajv({
      allErrors: true,
      strict: false,
      validateSchema: false,
      verbose: true,
      logger: false,
    });
    addFormats(this.#ajv);
  }

  static create(): SchemaValidator {
    return new SchemaValidator();
  }

  /** What is wrong with the object, if anything. */
  validate(object: unknown, schema: StructuralSchema): StatusCause[] {
    const validate =
      this.#compiled.get(schema) ?? this.#ajv.compile(toJsonSchema(schema));
    this.#compiled.set(schema, validate);
    validate(object);
    return (validate.errors ?? []).map(toCause);
  }
}
