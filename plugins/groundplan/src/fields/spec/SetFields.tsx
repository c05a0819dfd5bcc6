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
import { ComponentType, useEffect, useRef, useState } from 'react';
import { fieldOf, FormField } from './fieldOf';
import { FieldProps } from './FieldProps';
import { isRecord, listOf } from './schemaParts';
import { SetFieldsProvider } from './SetFieldsContext';

/**
 * An object of which only the fields that are set are shown, and those that have
 * to be; others can be added. It stands in for the form's own field of objects,
 * which shows whatever a schema knows.
 *
 * @internal
 */
export function createSetFields(ObjectField: ComponentType<FieldProps>) {
  return function SetFields(props: FieldProps) {
    const { formData, idSchema, onChange, uiSchema } = props;
    const full = (uiSchema?.['ui:options'] as { schema?: JsonSchema })?.schema;
    const value = isRecord(formData) ? formData : {};
    const known = isRecord(full?.properties) ? full.properties : undefined;
    const [added, setAdded] = useState<string[]>([]);
    const toFocus = useRef<string>();
    // Kept as they were first: typing must not change what one types into
    const fields = useRef(new Map<string, FormField>());
    const required = listOf(full?.required).map(String);
    const shown = [
      ...new Set([...Object.keys(value), ...required, ...added]),
    ].filter(Boolean);
    useEffect(() => {
      if (toFocus.current) {
        document.getElementById(toFocus.current)?.focus();
        toFocus.current = undefined;
      }
    });
    const actions = {
      addable: Object.entries(known ?? {})
        .filter(([name]) => !shown.includes(name))
        .map(([name, property]) => ({
          name,
          description: summaryOf(property),
        })),
      removable: new Set(shown.filter(name => !required.includes(name))),
      add: (name: string) => {
        const initial = initialOf(known?.[name]);
        setAdded([...added, name]);
        toFocus.current = `${idSchema.$id}_${name}`;
        if (initial !== undefined) {
          onChange({ ...value, [name]: initial });
        }
      },
      remove: (name: string) => {
        const { [name]: _, ...rest } = value;
        fields.current.delete(name);
        setAdded(added.filter(it => it !== name));
        onChange(rest);
      },
    };
    if (!full || !known) {
      return <ObjectField {...props} />;
    }
    for (const name of shown) {
      if (!fields.current.has(name)) {
        const property = known[name];
        fields.current.set(
          name,
          fieldOf(isRecord(property) ? property : {}, value[name]),
        );
      }
    }
    const parts = shown.map(name => [name, fields.current.get(name)!] as const);
    return (
      <SetFieldsProvider value={actions}>
        <ObjectField
          {...props}
          schema={{
            ...props.schema,
            required,
            additionalProperties: false,
            properties: Object.fromEntries(
              parts.map(([name, { schema }]) => [name, schema]),
            ),
          }}
          uiSchema={Object.fromEntries(
            parts.map(([name, part]) => [name, part.uiSchema]),
          )}
          idSchema={Object.fromEntries([
            ...parts.map(([name]) => [
              name,
              { $id: `${idSchema.$id}_${name}` },
            ]),
            ['$id', idSchema.$id],
          ])}
        />
      </SetFieldsProvider>
    );
  };
}

/** Whoever adds a switch means to turn it. */
function initialOf(schema: unknown): unknown {
  return isRecord(schema) && schema.type === 'boolean'
    ? schema.default !== true
    : undefined;
}

function summaryOf(schema: unknown): string | undefined {
  const description = isRecord(schema) ? schema.description : undefined;
  return typeof description === 'string'
    ? description.split(/(?<=\.)\s|\n/)[0]
    : undefined;
}
