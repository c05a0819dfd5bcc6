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
import { TextField } from '@backstage/ui';
import { JsonSchema } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { FieldProps } from './FieldProps';
import { isSubstituted } from './substitution';

const WHOLE = /^-?(0|[1-9]\d{0,14})$/;

/** A value that may be a number or a text, or what Flux makes of it. @internal */
export function TextValueField(props: FieldProps) {
  const { formData, idSchema, name, onChange, required, schema } = props;
  const t = useText();
  const { schema: full } = props.uiSchema['ui:options'] as {
    schema: JsonSchema;
  };
  return (
    <TextField
      id={idSchema.$id}
      label={schema.title ?? name}
      description={
        isSubstituted(formData) ? t('spec.substituted') : schema.description
      }
      isRequired={required}
      isDisabled={props.disabled || props.readonly}
      isInvalid={(props.rawErrors?.length ?? 0) > 0}
      value={formData === undefined ? '' : String(formData)}
      onChange={text => onChange(valueOf(text, full))}
    />
  );
}

/** Once nothing is filled in any more, it is what the schema says. */
function valueOf(text: string, schema: JsonSchema): unknown {
  if (isSubstituted(text)) {
    return text;
  }
  if (schema.type === 'boolean' && /^(true|false)$/.test(text)) {
    return text === 'true';
  }
  const mayBeNumber = schema.type !== 'string' && schema.type !== 'boolean';
  return mayBeNumber && WHOLE.test(text) ? Number(text) : text;
}
