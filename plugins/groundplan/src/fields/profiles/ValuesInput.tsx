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

import {
  Button,
  DialogBody,
  DialogFooter,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../translation';
import { parseSpec } from '../change/parseSpec';
import styles from './ValuesInput.module.css';

/** The values of a chart as text, to be saved or put back. @internal */
export function ValuesInput(props: {
  /** As the chart has them. */
  own: string;
  values?: string;
  onSave: (values: string | undefined) => void;
}) {
  const { own, values, onSave } = props;
  const t = useText();
  const [text, setText] = useState(values ?? own);
  const isOwn = text.trim() === '' || text === own;
  const parsed = parseSpec(text);
  const problem = !isOwn && 'problem' in parsed ? parsed : undefined;
  return (
    <>
      <DialogBody>
        <TextAreaField
          className={styles.values}
          label={t('profiles.values')}
          description={t('profiles.valuesHelp')}
          rows={20}
          spellCheck="false"
          value={text}
          onChange={setText}
        />
        {problem && (
          <Text as="p" role="alert" color="danger">
            {problem.problem === 'notYaml'
              ? t('change.notYaml', { message: problem.message })
              : t('change.notObject')}
          </Text>
        )}
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          isDisabled={text === own}
          onPress={() => setText(own)}
        >
          {t('profiles.reset')}
        </Button>
        <Button
          slot="close"
          variant="primary"
          isDisabled={problem !== undefined}
          onPress={() => onSave(isOwn ? undefined : text)}
        >
          {t('profiles.save')}
        </Button>
      </DialogFooter>
    </>
  );
}
