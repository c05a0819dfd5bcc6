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
import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { z } from 'zod';
import { checkValues } from '../checkValues';
import { TemplateWithForm } from '../findTemplate';
import { MAX_VALUES_LENGTH } from './limits';

const profile = z.strictObject({
  chart: z.string().min(1),
  version: z.string().min(1),
  namespace: z.string().optional(),
  /** YAML, taken as it is. */
  values: z.string().optional(),
  layer: z.string().optional(),
});
const credentials = z.strictObject({
  kind: z.string().min(1),
  namespace: z.string().optional(),
  name: z.string().min(1),
});
/**
 * Templates of the Scaffolder give what is absent as nothing or as '', and its
 * forms an object of which nothing is filled in as {}.
 */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value => (isNothing(value) ? undefined : value),
    schema.optional(),
  );
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

const valuesSchema = z.strictObject({
  parameters: optional(z.record(z.string(), z.string())),
  profiles: optional(z.array(profile)),
  credentials: optional(credentials),
});

/** A chart that is chosen in a form. @internal */
export type ProfileValues = z.infer<typeof profile>;

/** An identity that a provider of clusters takes. @internal */
export type CredentialsValues = z.infer<typeof credentials>;

/** The values of a template's form, with defaults filled in. @internal */
export interface ParsedParameters {
  /** Of every parameter that the template declares or uses. */
  parameters: Record<string, string>;
  /** Those whose value is neither the template's own nor one of its options. */
  free: string[];
  profiles: ProfileValues[];
  credentials?: CredentialsValues;
}

/**
 * Parses the values of a CAPITemplate's or GitOpsTemplate's form, and holds them
 * to the form's own schema. An empty value is none, as Weave GitOps has it.
 *
 * @internal
 */
export function parseParameterValues(
  values: Record<string, unknown>,
  form: Pick<TemplateWithForm, 'schema' | 'namespace'>,
  namespace: string,
): ParsedParameters {
  const parsed = valuesSchema.safeParse(values);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(({ path, message }) => `${path.join('.') || 'values'}: ${message}`)
        .join('; '),
    );
  }
  if (JSON.stringify(parsed.data).length > MAX_VALUES_LENGTH) {
    throw new InputError(
      `The values are longer than ${MAX_VALUES_LENGTH} characters`,
    );
  }
  const given = Object.entries(parsed.data.parameters ?? {}).filter(
    ([, value]) => value !== '',
  );
  const schema = getRecord(form.schema, 'properties', 'parameters') ?? {
    type: 'object',
    additionalProperties: false,
  };
  checkValues(schema, Object.fromEntries(given), 'Parameter');
  checkValues(
    { type: 'object', properties: { namespace: form.namespace } },
    { namespace },
    'Target:',
  );
  const known = getRecord(schema, 'properties') ?? {};
  const parameters = new Map<string, string>();
  const free: string[] = [];
  for (const [name, parameter] of Object.entries(known)) {
    parameters.set(name, getString(parameter, 'default') ?? '');
  }
  for (const [name, value] of given) {
    const isTheirs =
      value === parameters.get(name) ||
      getRecord(known, name)?.enum !== undefined;
    if (!isTheirs) {
      free.push(name);
    }
    parameters.set(name, value);
  }
  parameters.set('NAMESPACE', namespace);
  return {
    parameters: Object.fromEntries(parameters),
    free,
    profiles: parsed.data.profiles ?? [],
    credentials: parsed.data.credentials,
  };
}
