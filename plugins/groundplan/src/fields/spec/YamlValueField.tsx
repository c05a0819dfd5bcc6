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
import { Alert, Flex, TextAreaField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { parseDocument, stringify } from 'yaml';
import { useText } from '../../translation';
import { FieldProps } from './FieldProps';
import styles from './SpecForm.module.css';
import { useBrokenYaml } from './BrokenYamlContext';

/** A value that has no form, as YAML. @internal */
export function YamlValueField(props: FieldProps) {
  const { formData, idSchema, name, onChange, required, schema } = props;
  const t = useText();
  const [text, setText] = useState(() =>
    formData === undefined ? '' : stringify(formData),
  );
  const [problem, setProblem] = useState<string>();
  const report = useBrokenYaml();
  const { $id } = idSchema;
  useEffect(() => {
    report($id, problem !== undefined);
    return () => report($id, false);
  }, [report, $id, problem]);

  const change = (written: string) => {
    setText(written);
    const document = parseDocument(written);
    const [error] = document.errors;
    setProblem(error?.message.split('\n')[0]);
    if (!error) {
      onChange(written.trim() ? document.toJS() : undefined);
    }
  };
  return (
    <Flex direction="column" gap="2">
      <TextAreaField
        id={$id}
        className={styles.yaml}
        label={t('spec.asYaml', { field: schema.title ?? name })}
        description={schema.description}
        rows={Math.min(Math.max(text.split('\n').length, 3), 16)}
        isRequired={required}
        isDisabled={props.disabled || props.readonly}
        spellCheck="false"
        value={text}
        onChange={change}
      />
      {problem && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('change.notYaml', { message: problem })}
        />
      )}
    </Flex>
  );
}
