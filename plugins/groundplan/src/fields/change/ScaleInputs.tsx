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

import { Alert, Flex, NumberField, Text } from '@backstage/ui';
import { useEffect, useMemo, useState } from 'react';
import { useText } from '../../translation';
import { OperationInputsProps } from './OperationForm';
import styles from './Inputs.module.css';
import { numbersOf, quantitiesOf, Quantity, scaleTo } from './scaleOf';

type Numbers = ReturnType<typeof numbersOf>;

function areCrossed({ minRunners, maxRunners }: Numbers): boolean {
  return (
    minRunners !== undefined &&
    maxRunners !== undefined &&
    minRunners > maxRunners
  );
}

/** How many there should be, beside how many there are. @internal */
export function ScaleInputs(props: OperationInputsProps) {
  const { changes, value, onChange } = props;
  const t = useText();
  const quantities = useMemo(
    () => quantitiesOf(changes.scale!),
    [changes.scale],
  );
  const [numbers, setNumbers] = useState(() => numbersOf(quantities, value));
  const isCrossed = areCrossed(numbers);
  const changeTo = (wanted: Numbers) =>
    areCrossed(wanted) ? undefined : scaleTo(quantities, wanted);
  const change = changeTo(numbers);
  const told = JSON.stringify(change);
  useEffect(() => {
    onChange(told === undefined ? undefined : JSON.parse(told));
  }, [told, onChange]);
  const set = (id: string, number: number) => {
    const wanted = {
      ...numbers,
      [id]: Number.isNaN(number) ? undefined : number,
    };
    setNumbers(wanted);
    onChange(changeTo(wanted));
  };

  const label = (it: Quantity) =>
    it.kind === 'workers'
      ? t('change.workers', { name: it.name ?? '' })
      : t(`change.${it.kind}`);
  return (
    <Flex direction="column" gap="3">
      {quantities.map(it => (
        <NumberField
          key={it.id}
          className={styles.number}
          label={label(it)}
          description={
            it.now === undefined
              ? t('change.nowUnknown')
              : t('change.now', { number: String(it.now) })
          }
          minValue={0}
          isDisabled={props.isDisabled}
          value={numbers[it.id] ?? NaN}
          onChange={number => set(it.id, number)}
        />
      ))}
      {isCrossed ? (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('change.minOverMax')}
        />
      ) : (
        // Always there: were the button below to move when a field is left for
        // it, the press would miss it.
        <Text as="p" variant="body-small" color="secondary">
          {t(change ? 'change.differs' : 'change.unchanged')}
        </Text>
      )}
    </Flex>
  );
}
