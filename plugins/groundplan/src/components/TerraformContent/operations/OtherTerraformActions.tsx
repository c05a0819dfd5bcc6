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

import { Flex, Text } from '@backstage/ui';
import {
  OperationPossibility,
  OtherTerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useId, useState } from 'react';
import { useTerraformOperations } from '../../../query';
import { useText } from '../../../translation';
import { QueryState } from '../../QueryState';
import { Section } from '../../Section';
import { AskDialog } from './AskDialog';
import { OperationButton } from './OperationButton';
import { OperationProgress } from './OperationProgress';

/** What can be asked of a resource whose operator takes neither approvals nor unlocking. @internal */
export function OtherTerraformActions(props: {
  details: OtherTerraformDetails;
}) {
  const { details } = props;
  const t = useText();
  const query = useTerraformOperations(details);
  return (
    <Section title={t('operations.actions')}>
      <QueryState query={query} small>
        {({ items, last }) => (
          <Flex direction="column" gap="3">
            {last && <OperationProgress progress={last} />}
            <Buttons details={details} items={items} />
          </Flex>
        )}
      </QueryState>
    </Section>
  );
}

function Buttons(props: {
  details: OtherTerraformDetails;
  items: OperationPossibility[];
}) {
  const { details, items } = props;
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState<OperationPossibility>();
  const operation = open?.operation;
  return (
    <>
      {items.map(item => {
        const reason = item.allowed
          ? undefined
          : item.reason ?? t('changes.noReason');
        const describedBy = `${id}-${item.operation}`;
        return (
          <Flex key={item.operation} gap="2" align="center">
            <OperationButton
              operation={item.operation}
              reason={reason}
              describedBy={reason && describedBy}
              isMain={false}
              onPress={() => setOpen(item)}
            />
            {reason && (
              <Text as="span" color="secondary" id={describedBy}>
                {reason}
              </Text>
            )}
          </Flex>
        );
      })}
      {open && operation && isPlain(operation) && (
        <AskDialog
          details={details}
          possibility={open}
          operation={operation}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function isPlain(
  operation: OperationPossibility['operation'],
): operation is Exclude<typeof operation, 'approve' | 'force-unlock'> {
  return operation !== 'approve' && operation !== 'force-unlock';
}
