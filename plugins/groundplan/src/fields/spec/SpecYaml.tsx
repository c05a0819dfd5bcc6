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
import { useText } from '../../translation';
import { ParsedSpec } from '../change/parseSpec';
import styles from './SpecForm.module.css';

/** A whole spec as YAML. @internal */
export function SpecYaml(props: {
  text: string;
  parsed: ParsedSpec;
  isDisabled?: boolean;
  onChange: (text: string) => void;
}) {
  const { text, parsed } = props;
  const t = useText();
  let problem: string | undefined;
  if ('problem' in parsed && text.trim()) {
    problem =
      parsed.problem === 'notYaml'
        ? t('change.notYaml', { message: parsed.message })
        : t('change.notObject');
  }
  return (
    <Flex direction="column" gap="3">
      <TextAreaField
        className={styles.yaml}
        label={t('change.spec')}
        description={t('change.specHelp')}
        rows={20}
        isRequired
        isDisabled={props.isDisabled}
        spellCheck="false"
        value={text}
        onChange={props.onChange}
      />
      {problem && <Alert role="alert" status="danger" icon title={problem} />}
    </Flex>
  );
}
