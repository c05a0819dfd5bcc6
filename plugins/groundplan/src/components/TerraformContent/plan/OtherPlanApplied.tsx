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

import { Alert, Flex, Text } from '@backstage/ui';
import {
  AppliedPlan,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useTerraformFacet } from '../../../query';
import { useTitleOf } from '../../../text/useTitleOf';
import { useText } from '../../../translation';
import { RelativeTime } from '../../RelativeTime';
import styles from '../operations/operations.module.css';

// The history knows of it when what was applied has been read and compared
const SOON_MS = 3_000;
const RECENT_MS = 2 * 60_000;

/**
 * Says that another plan was applied than the one that was approved: the controller
 * plans once more before it applies, and nobody is asked again.
 *
 * @internal
 */
export function OtherPlanApplied(props: { details: TerraformDetails }) {
  const { plan, lastAppliedAt } = props.details;
  const { data } = useTerraformFacet(props.details, 'history', {
    refetchIn: ({ items: [last] }) =>
      last?.planId !== plan.lastApplied && isRecent(lastAppliedAt)
        ? SOON_MS
        : undefined,
  });
  const [newest] = data?.items ?? [];
  return newest?.comparison === 'other' ? <Differs applied={newest} /> : null;
}

function Differs(props: { applied: AppliedPlan }) {
  const t = useText();
  const { planId, approvedBy = '–', at, difference } = props.applied;
  const approver = useTitleOf(approvedBy);
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('plan.otherApplied', { plan: planId, by: approver })}
      description={
        <Flex direction="column" gap="2">
          <Text as="p" variant="body-small">
            <RelativeTime time={at} />
          </Text>
          <ul className={styles.consequences}>
            {(difference?.lines ?? []).map(line => (
              <li key={line}>{line}</li>
            ))}
            {difference && difference.omitted > 0 && (
              <li>
                {t('plan.andMore', { number: String(difference.omitted) })}
              </li>
            )}
            {!difference && <li>{t('plan.differsUnseen')}</li>}
          </ul>
        </Flex>
      }
    />
  );
}

function isRecent(time: string | undefined): boolean {
  return time !== undefined && Date.now() - Date.parse(time) < RECENT_MS;
}
