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

import { Flex, Radio, RadioGroup } from '@backstage/ui';
import {
  EntityChangesResponse,
  Possibility,
} from 'backstage-plugin-groundplan-common';
import { useCallback, useRef, useState } from 'react';
import { upgradePossibility } from '../../components/Changes';
import { useText } from '../../translation';
import { useTellForm } from '../useTellForm';
import { Registry } from '../spec';
import { Operation, PartialChange } from './changeSchema';
import { DeleteInputs } from './DeleteInputs';
import { EditInputs } from './EditInputs';
import { ScaleInputs } from './ScaleInputs';
import { UpgradeInputs } from './UpgradeInputs';

/** What the inputs of an operation are given, and tell. @internal */
export interface OperationInputsProps {
  entityRef: string;
  changes: EntityChangesResponse;
  /** What was filled in before. */
  value: PartialChange;
  isDisabled?: boolean;
  /** Of the form that it is in. */
  registry: Registry;
  /** The secret that holds the user's own token for the Git provider. */
  secretsKey?: string;
  /** Nothing while what is filled in is not enough. */
  onChange: (change: Omit<PartialChange, 'entityRef'> | undefined) => void;
}

/** What an operation needs to be filled in. @internal */
export const INPUTS = {
  edit: EditInputs,
  scale: ScaleInputs,
  upgrade: UpgradeInputs,
  delete: DeleteInputs,
};

/** What can be done to an object, and what is needed for it. @internal */
export function OperationForm(
  props: Omit<OperationInputsProps, 'onChange'> & {
    onChange: (change: PartialChange) => void;
  },
) {
  const { entityRef, changes, value, onChange } = props;
  const t = useText();
  const [operation, setOperation] = useState(value.operation);
  const [before] = useState(value);
  const [change, setChange] = useState<PartialChange>({ entityRef });
  useTellForm(value, change, onChange);
  const latestOnChange = useRef(onChange);
  latestOnChange.current = onChange;
  // At once: a number is known when its field is left, which may be for the
  // button that sends the form.
  const tell = useCallback<OperationInputsProps['onChange']>(
    it => {
      const told = { entityRef, ...it };
      setChange(told);
      latestOnChange.current(told);
    },
    [entityRef],
  );
  const possibilities: [Operation, Possibility | undefined][] = [
    ['edit', changes.edit],
    ['scale', changes.scale],
    ['upgrade', upgradePossibility(changes.upgrade)],
    ['delete', changes.remove],
  ];
  const isPossible = possibilities.some(
    ([name, possibility]) => name === operation && possibility?.allowed,
  );
  const Inputs = operation && isPossible ? INPUTS[operation] : undefined;
  return (
    <Flex direction="column" gap="4">
      <RadioGroup
        label={t('change.operation')}
        isRequired
        isDisabled={props.isDisabled}
        value={isPossible ? operation : null}
        onChange={name => {
          setOperation(name as Operation);
          tell(undefined);
        }}
      >
        {possibilities.map(
          ([name, possibility]) =>
            possibility && (
              <Radio key={name} value={name} isDisabled={!possibility.allowed}>
                <span>
                  {t(`change.operations.${name}`)}
                  {!possibility.allowed &&
                    `. ${t('change.notPossible', {
                      reason: possibility.reason ?? t('changes.noReason'),
                    })}`}
                </span>
              </Radio>
            ),
        )}
      </RadioGroup>
      {Inputs && (
        <Inputs
          entityRef={entityRef}
          changes={changes}
          value={before}
          isDisabled={props.isDisabled}
          registry={props.registry}
          secretsKey={props.secretsKey}
          onChange={tell}
        />
      )}
    </Flex>
  );
}
