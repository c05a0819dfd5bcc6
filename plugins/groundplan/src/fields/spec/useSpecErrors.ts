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
import { JsonSchema } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { FieldProps, Registry } from './FieldProps';
import { presentSchema } from './presentSchema';

/** What the host cluster would refuse, as far as a form can tell. @internal */
export function useSpecErrors(
  schema: JsonSchema,
  spec: Record<string, unknown>,
  validator: ReturnType<Registry['schemaUtils']['getValidator']>,
): { errorSchema: FieldProps['errorSchema']; messages: string[] } {
  // As text: without fields that were emptied, and the same while it says the same,
  // as the validator keeps what it has read
  const written = JSON.stringify(spec);
  const rules = JSON.stringify(presentSchema(schema, [JSON.parse(written)]));
  const parsed = useMemo(() => JSON.parse(rules), [rules]);
  return useMemo(() => {
    const { errors, errorSchema } = validator.validateFormData(
      JSON.parse(written),
      parsed,
    );
    return {
      errorSchema,
      messages: errors.map(({ property = '', message = '' }) =>
        `${property.replace(/^\./, '')} ${message}`.trim(),
      ),
    };
  }, [validator, written, parsed]);
}
