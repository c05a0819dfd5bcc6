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
  OperationsResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useTerraformOperations } from '../../../query';
import { useTitleOf } from '../../../text/useTitleOf';
import { useText } from '../../../translation';
import { QueryState } from '../../QueryState';
import { RelativeTime } from '../../RelativeTime';
import { Section } from '../../Section';
import { OperationButtons } from './OperationButtons';
import { OperationProgress } from './OperationProgress';

/** What can be asked of a Terraform resource, and how what was asked goes. @internal */
export function TerraformActions(props: { details: TerraformDetails }) {
  const { details } = props;
  const t = useText();
  const query = useTerraformOperations(details);
  return (
    <Section title={t('operations.actions')}>
      <QueryState query={query} small>
        {operations => (
          <Flex direction="column" gap="3">
            {operations.last && (
              <OperationProgress progress={operations.last} />
            )}
            {operations.items.length > 0 ? (
              <OperationButtons details={details} operations={operations} />
            ) : (
              <Text color="secondary">{t('operations.none')}</Text>
            )}
            {operations.approval && (
              <LastApproval approval={operations.approval} />
            )}
          </Flex>
        )}
      </QueryState>
    </Section>
  );
}

function LastApproval(props: {
  approval: NonNullable<OperationsResponse['approval']>;
}) {
  const t = useText();
  const { planId, by, at } = props.approval;
  const approver = useTitleOf(by);
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('operations.lastApproval', {
        plan: planId,
        by: approver,
      })}{' '}
      <RelativeTime time={at} />
    </Text>
  );
}
