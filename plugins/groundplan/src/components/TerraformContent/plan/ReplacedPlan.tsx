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
import { PlanResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import { PlanDifferences } from './PlanDifferences';

/** What was read, and what is there instead. @internal */
export function ReplacedPlan(props: { read: PlanResponse; now: PlanResponse }) {
  const { read, now } = props;
  const t = useText();
  const isPending = now.state === 'pending';
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        {t('plan.replacedBy', {
          read: nameOf(read),
          now: isPending ? nameOf(now) : t('plan.noneAnyMore'),
        })}
      </Text>
      {isPending && read.plan && now.plan && (
        <PlanDifferences read={read.plan} now={now.plan} />
      )}
    </Flex>
  );
}

function nameOf({ planId, hash }: PlanResponse): string {
  return `${planId} (${hash?.slice(0, 12) ?? '–'})`;
}
