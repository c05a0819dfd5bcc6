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

import { Flex } from '@backstage/ui';
import {
  OperationPossibility,
  OperationsResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useId, useState } from 'react';
import { useText } from '../../../translation';
import { ApproveDialog, useApproval } from '../plan';
import { AskDialog } from './AskDialog';
import { OperationButton } from './OperationButton';
import styles from './operations.module.css';
import { UnlockDialog } from './UnlockDialog';

/** A button for each operation; the reasons of those that cannot be done stand below. @internal */
export function OperationButtons(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
}) {
  const { details, operations } = props;
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState<OperationPossibility>();
  const approval = useApproval(details, operations);
  const items = operations.items.map(item => {
    const reason =
      item.operation === 'approve' ? approval.reason : reasonOf(item);
    return {
      item,
      reason: item.allowed ? reason : reason ?? t('changes.noReason'),
    };
  });
  const reasons = [
    ...new Set(items.flatMap(({ reason }) => (reason ? [reason] : []))),
  ];
  return (
    <Flex direction="column" gap="3">
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        {items.map(({ item, reason }) => (
          <OperationButton
            key={item.operation}
            operation={item.operation}
            reason={reason}
            describedBy={reason && `${id}-${reasons.indexOf(reason)}`}
            isMain={item.operation === 'approve'}
            onPress={() =>
              item.operation === 'approve' ? approval.open() : setOpen(item)
            }
          />
        ))}
      </Flex>
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason, index) => (
            <li key={reason} id={`${id}-${index}`}>
              {t('changes.because', {
                actions: items
                  .filter(it => it.reason === reason)
                  .map(it => t(`operations.${it.item.operation}`))
                  .join(', '),
                reason,
              })}
            </li>
          ))}
        </ul>
      )}
      {approval.opened && (
        <ApproveDialog details={details} {...approval.opened} />
      )}
      <OpenDialog
        details={details}
        possibility={open}
        onClose={() => setOpen(undefined)}
      />
    </Flex>
  );
}

function reasonOf({ allowed, reason }: OperationPossibility) {
  return allowed ? undefined : reason;
}

function OpenDialog(props: {
  details: TerraformDetails;
  possibility: OperationPossibility | undefined;
  onClose: () => void;
}) {
  const { details, possibility, onClose } = props;
  if (!possibility) {
    return null;
  }
  const { operation } = possibility;
  switch (operation) {
    case 'approve':
      return null;
    case 'force-unlock':
      return (
        <UnlockDialog
          details={details}
          possibility={possibility}
          onClose={onClose}
        />
      );
    default:
      return (
        <AskDialog
          details={details}
          possibility={possibility}
          operation={operation}
          onClose={onClose}
        />
      );
  }
}
