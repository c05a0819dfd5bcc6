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

import { Badge, Flex, Text } from '@backstage/ui';
import { PlanResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import chip from '../../HealthChip/HealthChip.module.css';

const TONES: Record<PlanResponse['state'], string> = {
  pending: 'warning',
  applied: 'good',
  superseded: 'unknown',
  none: 'unknown',
};

/** What the plan on the page is: never to be taken for another one. @internal */
export function PlanStateText(props: {
  response: PlanResponse;
  planOnly: boolean;
}) {
  const { state, planId, isDestroyPlan, isDriftDetectionPlan } = props.response;
  const t = useText();
  const explanation =
    state === 'pending' && props.planOnly
      ? t('plan.stateHelp.planOnly')
      : t(`plan.stateHelp.${state}`);
  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <Badge size="small" className={chip.chip} data-tone={TONES[state]}>
        {t(`plan.state.${state}`)}
      </Badge>
      {planId && <code>{planId}</code>}
      {isDestroyPlan && (
        <Badge size="small" className={chip.chip} data-tone="bad">
          {t('plan.destroyPlan')}
        </Badge>
      )}
      {isDriftDetectionPlan && (
        <Badge size="small" className={chip.chip}>
          {t('plan.driftPlan')}
        </Badge>
      )}
      <Text as="span" variant="body-small" color="secondary">
        {explanation}
      </Text>
    </Flex>
  );
}
