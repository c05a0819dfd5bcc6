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

import { Flex, Text, TextField } from '@backstage/ui';
import { useCallback, useRef, useState } from 'react';
import { useText } from '../../translation';
import { Registry } from '../spec';
import { useTellForm } from '../useTellForm';
import { changeSchema, PartialChange } from './changeSchema';
import { OneOfSeveral } from './OneOfSeveral';

type Changes = NonNullable<PartialChange['changes']>;
type Filled = Record<string, Changes[number] | undefined>;

/** What is to be done to several objects, by one pull request. @internal */
export function SeveralChanges(
  props: typeof changeSchema.TProps & { changes: Changes },
) {
  const { changes, formData, onChange } = props;
  const operation = formData?.operation;
  const t = useText();
  const isDisabled = props.disabled || props.readonly;
  const credentials = props.uiSchema['ui:options']?.requestUserCredentials;
  const [all, setAll] = useState(() =>
    changes.map(it => ({ operation, ...it })),
  );
  const [filled, setFilled] = useState<Filled>({});
  const [typed, setTyped] = useState('');
  const deletions = all.filter(it => it.operation === 'delete').length;
  const phrase = t('change.deleteSeveral', { number: String(deletions) });
  const isConfirmed = typed.trim() === phrase;

  const valueOf = (now: Filled): PartialChange => ({
    ...(operation && { operation }),
    changes: all.map(({ entityRef = '' }) => {
      const change = now[entityRef];
      return change && (change.operation !== 'delete' || isConfirmed)
        ? { ...change, entityRef }
        : { entityRef };
    }),
  });
  const value = valueOf(filled);
  useTellForm(formData ?? {}, value, onChange);
  const latest = useRef({ filled, tell: onChange, valueOf });
  latest.current = { ...latest.current, tell: onChange, valueOf };
  // At once, as where one is changed: the next press may be that which sends it.
  const fill = useCallback((entityRef: string, change?: Changes[number]) => {
    const now = { ...latest.current.filled, [entityRef]: change };
    latest.current.filled = now;
    setFilled(now);
    latest.current.tell(latest.current.valueOf(now));
  }, []);
  const leaveOut = (entityRef: string) => {
    const rest = all.filter(it => it.entityRef !== entityRef);
    setAll(rest);
    if (rest.length === 0) {
      onChange({});
    }
  };
  return (
    <Flex direction="column" gap="4">
      <Text as="p">{t('change.several', { count: all.length })}</Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('change.severalHelp')}
      </Text>
      {all.map((change, index) => (
        <OneOfSeveral
          key={change.entityRef}
          change={change}
          isDisabled={isDisabled}
          // It is the form's, whatever values its fields have
          registry={props.registry as unknown as Registry}
          secretsKey={credentials?.secretsKey}
          requestUserCredentials={index === 0 ? credentials : undefined}
          onFill={fill}
          onLeaveOut={leaveOut}
        />
      ))}
      {deletions > 0 && (
        <TextField
          label={t('change.confirm', { name: phrase })}
          description={t('change.confirmHelp')}
          isRequired
          isDisabled={isDisabled}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
      )}
    </Flex>
  );
}
