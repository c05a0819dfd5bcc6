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
import { Alert, Flex, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import { EditFormResponse } from 'backstage-plugin-groundplan-common';
import { useEffect, useMemo, useState } from 'react';
import { stringify } from 'yaml';
import { useText } from '../../translation';
import { parseSpec } from '../change/parseSpec';
import { Registry } from './FieldProps';
import { SpecForm } from './SpecForm';
import { SpecYaml } from './SpecYaml';

type Spec = Record<string, unknown>;

/** @internal */
export interface SpecEditorProps {
  form: EditFormResponse;
  /** What was made of it before. */
  spec?: Spec;
  registry: Registry;
  isDisabled?: boolean;
  /** Nothing while it is what is there already, or cannot be right. */
  onChange: (spec: Spec | undefined) => void;
}

/** A spec in fields where its kind has a schema, and as YAML. @internal */
export function SpecEditor(props: SpecEditorProps) {
  const { form, onChange, isDisabled } = props;
  const t = useText();
  const [spec, setSpec] = useState(props.spec ?? form.spec);
  const [text, setText] = useState(() => textOf(spec));
  const [tab, setTab] = useState(form.schema ? 'form' : 'yaml');
  const [isValid, setValid] = useState(true);
  const parsed = useMemo(() => parseSpec(text), [text]);
  const isYaml = tab === 'yaml';
  const written = isYaml ? 'spec' in parsed && parsed.spec : isValid && spec;
  const told = written ? JSON.stringify(written) : undefined;
  const isUnchanged = told === JSON.stringify(form.spec);
  useEffect(() => {
    onChange(told === undefined || isUnchanged ? undefined : JSON.parse(told));
  }, [told, isUnchanged, onChange]);

  const choose = (next: string) => {
    if (next === 'yaml' && !isYaml) {
      setText(textOf(spec));
    } else if (next === 'form' && 'spec' in parsed) {
      setSpec(parsed.spec);
    }
    setTab(next);
  };
  const yaml = (
    <SpecYaml
      text={text}
      parsed={parsed}
      isDisabled={isDisabled}
      onChange={setText}
    />
  );
  return (
    <Flex direction="column" gap="3">
      <Text as="p" variant="body-small" color="secondary">
        {t('spec.writtenIn', { kind: form.kind, path: form.path })}
      </Text>
      {form.schema ? (
        <Tabs
          selectedKey={tab}
          onSelectionChange={key => choose(String(key))}
          disabledKeys={isYaml && !('spec' in parsed) ? ['form'] : []}
        >
          <TabList aria-label={t('spec.views')}>
            <Tab id="form">{t('spec.form')}</Tab>
            <Tab id="yaml">{t('spec.yaml')}</Tab>
          </TabList>
          <TabPanel id="form">
            <SpecForm
              schema={form.schema}
              spec={spec}
              registry={props.registry}
              isDisabled={isDisabled}
              onChange={setSpec}
              onValid={setValid}
            />
          </TabPanel>
          <TabPanel id="yaml">{yaml}</TabPanel>
        </Tabs>
      ) : (
        <>
          <Alert
            role="status"
            status="info"
            icon
            title={t('spec.noForm', { reason: form.noSchema ?? '' })}
          />
          {yaml}
        </>
      )}
      {isUnchanged && (
        <Text as="p" variant="body-small" color="secondary">
          {t('change.unchanged')}
        </Text>
      )}
    </Flex>
  );
}

function textOf(spec: Spec): string {
  return stringify(JSON.parse(JSON.stringify(spec)));
}
