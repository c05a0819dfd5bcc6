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
import { Alert, Flex } from '@backstage/ui';
import { JsonSchema } from 'backstage-plugin-groundplan-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useText } from '../../translation';
import { BrokenYamlProvider } from './BrokenYamlContext';
import { Registry } from './FieldProps';
import { ListTemplate } from './ListTemplate';
import { createSetFields } from './SetFields';
import { SetFieldsTemplate } from './SetFieldsTemplate';
import { useSpecErrors } from './useSpecErrors';

type Spec = Record<string, unknown>;

/** @internal */
export interface SpecFormProps {
  schema: JsonSchema;
  spec: Spec;
  /** That of the form around it. */
  registry: Registry;
  isDisabled?: boolean;
  onChange: (spec: Spec) => void;
  onValid: (isValid: boolean) => void;
}

const ID = 'spec';

/** A spec in fields, within a form of the Scaffolder and with its widgets. @internal */
export function SpecForm(props: SpecFormProps) {
  const { schema, spec, onChange, onValid } = props;
  const t = useText();
  const { schemaUtils, fields, templates } = props.registry;
  // The form makes a new registry whenever it is drawn, and a new component
  // would take the focus from whoever writes
  const SetFields = useMemo(
    () =>
      createSetFields(
        fields.ObjectField as Parameters<typeof createSetFields>[0],
      ),
    [fields.ObjectField],
  );
  const bareUtils = useMemo(() => withoutDefaults(schemaUtils), [schemaUtils]);
  const registry: Registry = {
    ...props.registry,
    schemaUtils: bareUtils,
    fields: {
      ...fields,
      ObjectField: SetFields as unknown as Registry['fields'][string],
    },
    templates: {
      ...templates,
      ArrayFieldTemplate: ListTemplate,
      ObjectFieldTemplate: SetFieldsTemplate,
    },
  };
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const report = useCallback(
    (id: string, isBroken: boolean) =>
      setBroken(before => {
        if (before.has(id) === isBroken) {
          return before;
        }
        const after = new Set(before);
        after[isBroken ? 'add' : 'delete'](id);
        return after;
      }),
    [],
  );
  const { errorSchema, messages } = useSpecErrors(
    schema,
    spec,
    schemaUtils.getValidator(),
  );
  const isValid = broken.size === 0 && messages.length === 0;
  useEffect(() => onValid(isValid), [onValid, isValid]);
  const noop = () => {};
  return (
    <BrokenYamlProvider value={report}>
      <Flex direction="column" gap="4">
        <SetFields
          name=""
          schema={{ type: 'object' }}
          uiSchema={{ 'ui:options': { schema } }}
          idSchema={{ $id: ID }}
          formData={spec}
          errorSchema={errorSchema}
          registry={registry}
          formContext={registry.formContext}
          disabled={props.isDisabled ?? false}
          readonly={false}
          rawErrors={[]}
          onChange={value => onChange(value as Spec)}
          onBlur={noop}
          onFocus={noop}
        />
        {messages.length > 0 && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('spec.invalid')}
            description={messages.slice(0, 5).join('; ')}
          />
        )}
      </Flex>
    </BrokenYamlProvider>
  );
}

/** A new item of a list has nothing that nobody asked for. */
function withoutDefaults(
  schemaUtils: Registry['schemaUtils'],
): Registry['schemaUtils'] {
  return Object.create(schemaUtils, {
    getDefaultFormState: {
      value: (schema: JsonSchema, formData: unknown) =>
        formData ?? (schema.type === 'object' ? {} : undefined),
    },
  });
}
