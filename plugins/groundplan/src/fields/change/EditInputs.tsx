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

import { Alert, Flex, Text, TextAreaField } from '@backstage/ui';
import { useEffect, useMemo, useState } from 'react';
import { stringify } from 'yaml';
import { TemplateFormLink } from '../../components/Changes';
import { useText } from '../../translation';
import styles from './Inputs.module.css';
import { OperationInputsProps } from './OperationForm';
import { parseSpec } from './parseSpec';

/** The spec as text. @internal */
export function EditInputs(props: OperationInputsProps) {
  const { changes, value, onChange } = props;
  const t = useText();
  const present = changes.edit.spec;
  const [text, setText] = useState(() => {
    const spec = value.spec ?? present;
    return spec ? stringify(spec) : '';
  });
  const parsed = useMemo(() => parseSpec(text), [text]);
  const isUnchanged =
    'spec' in parsed && JSON.stringify(parsed.spec) === JSON.stringify(present);
  useEffect(() => {
    onChange(
      'spec' in parsed && !isUnchanged
        ? { operation: 'edit', spec: parsed.spec }
        : undefined,
    );
  }, [parsed, isUnchanged, onChange]);

  let problem: string | undefined;
  if ('problem' in parsed && text.trim()) {
    problem =
      parsed.problem === 'notYaml'
        ? t('change.notYaml', { message: parsed.message })
        : t('change.notObject');
  }
  return (
    <Flex direction="column" gap="3">
      {changes.templateRef && (
        <Alert
          role="status"
          status="info"
          icon
          title={t('change.madeFrom')}
          customActions={
            <TemplateFormLink
              templateRef={changes.templateRef}
              formData={changes.formData ?? {}}
            >
              {t('change.openForm')}
            </TemplateFormLink>
          }
        />
      )}
      <TextAreaField
        className={styles.spec}
        label={t('change.spec')}
        description={t(present ? 'change.specHelp' : 'change.specUnknown')}
        rows={20}
        isRequired
        isDisabled={props.isDisabled}
        spellCheck="false"
        value={text}
        onChange={setText}
      />
      {problem && <Alert role="alert" status="danger" icon title={problem} />}
      {isUnchanged && (
        <Text as="p" variant="body-small" color="secondary">
          {t('change.unchanged')}
        </Text>
      )}
    </Flex>
  );
}
