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
import { editorOf } from './editorOf';
import { isRecord, listOf } from './schemaParts';
import { TextValueField } from './TextValueField';
import { YamlValueField } from './YamlValueField';

/** A schema and a `uiSchema` for the form of the Scaffolder. @internal */
export interface FormField {
  schema: JsonSchema;
  uiSchema: Record<string, unknown>;
}

/**
 * How the form shows one value. Of nested objects it gets no more than that they
 * are there: `SetFields` looks their fields up itself, in `schema` of the options,
 * so that a form costs what it shows and not what a kind could have.
 *
 * @internal
 */
export function fieldOf(schema: JsonSchema, value: unknown): FormField {
  const { title, description } = schema;
  const texts = {
    ...(title !== undefined && { title }),
    description: withDefault(schema),
  };
  switch (editorOf(schema, value)) {
    case 'scalar': {
      const { default: _, ...rest } = schema;
      const isLong = typeof value === 'string' && value.includes('\n');
      return {
        schema: { ...rest, ...texts },
        uiSchema: {
          'ui:emptyValue': '',
          ...(isLong && { 'ui:widget': 'textarea' }),
        },
      };
    }
    case 'text':
      return {
        schema: { type: 'string', ...texts },
        uiSchema: { 'ui:field': TextValueField, 'ui:options': { schema } },
      };
    case 'fields':
      return {
        schema: { type: 'object', title, description, properties: {} },
        uiSchema: { 'ui:options': { schema } },
      };
    case 'map':
      return {
        schema: {
          type: 'object',
          title,
          description,
          additionalProperties: schema.additionalProperties,
        },
        uiSchema: { 'ui:options': { schema } },
      };
    case 'list': {
      const items = isRecord(schema.items) ? schema.items : {};
      const item = fieldOf(items, listOf(value)[0]);
      return {
        schema: { type: 'array', title, description, items: item.schema },
        uiSchema: { items: item.uiSchema },
      };
    }
    default:
      return {
        schema: { ...texts },
        uiSchema: { 'ui:field': YamlValueField },
      };
  }
}

/** What the cluster takes where nothing is said. */
function withDefault(schema: JsonSchema): string | undefined {
  const { description, default: value } = schema;
  const said =
    value === undefined ? undefined : `Default: \`${JSON.stringify(value)}\``;
  const texts = [description, said].filter(text => text !== undefined);
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}
