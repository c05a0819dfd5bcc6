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

import { Checkbox, Flex, TextField } from '@backstage/ui';
import {
  OperationPossibility,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../../translation';
import { LockFacts } from '../LockFacts';
import { isConflict } from './isConflict';
import { OperationDialog } from './OperationDialog';
import { useAskTerraform } from './useAskTerraform';

/** Shows whose lock it is before it is released. @internal */
export function UnlockDialog(props: {
  details: TerraformDetails;
  possibility: OperationPossibility;
  onClose: () => void;
}) {
  const { details, onClose } = props;
  // What was confirmed is this lock, whoever takes the next one meanwhile
  const [possibility] = useState(props.possibility);
  const [lock] = useState(details.lock);
  const [typed, setTyped] = useState('');
  const [evenIfRunning, setEvenIfRunning] = useState(false);
  const ask = useAskTerraform(details);
  const t = useText();
  const lockId = possibility.confirm?.value ?? lock?.id ?? '';
  // One that has begun since is found by the backend, which refuses then
  const mayBeHeld = possibility.confirm?.runner || isConflict(ask.error);
  return (
    <OperationDialog
      name={details.name}
      possibility={possibility}
      isDestructive
      isReady={typed.trim() === lockId && (!mayBeHeld || evenIfRunning)}
      isPending={ask.isPending}
      error={ask.error}
      onClose={onClose}
      onConfirm={() =>
        ask.mutate(
          {
            operation: 'force-unlock',
            lockId,
            ...(evenIfRunning && { evenIfRunning }),
          },
          { onSuccess: onClose },
        )
      }
    >
      <Flex direction="column" gap="4">
        {lock && <LockFacts lock={lock} copy />}
        <TextField
          label={t('operations.typeLock')}
          value={typed}
          onChange={setTyped}
          isRequired
          autoComplete="off"
        />
        {mayBeHeld && (
          <Checkbox isSelected={evenIfRunning} onChange={setEvenIfRunning}>
            {t('operations.evenIfRunning')}
          </Checkbox>
        )}
      </Flex>
    </OperationDialog>
  );
}
