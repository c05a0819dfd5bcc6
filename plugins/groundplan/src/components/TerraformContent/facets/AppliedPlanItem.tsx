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

import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Badge,
} from '@backstage/ui';
import { AppliedPlan, PlanSummary } from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../../translation';
import chip from '../../HealthChip/HealthChip.module.css';
import { RelativeTime } from '../../RelativeTime';
import resources from '../plan/PlanResources.module.css';
import { summaryParts } from '../plan/summaryParts';
import { AppliedPlanFacts } from './AppliedPlanFacts';

/** A plan that was applied: what, when, how it went; on demand the whole of it. @internal */
export function AppliedPlanItem(props: { applied: AppliedPlan }) {
  const { planId, result, at, comparison, summary } = props.applied;
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const countsOf = (some: PlanSummary) =>
    summaryParts(some)
      .map(({ part, count }) => `${t(`plan.action.${part}`)} ${count}`)
      .join(', ') || t('plan.nothing');
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={setOpen}>
      <AccordionTrigger className={resources.trigger}>
        <span className={resources.resource}>
          <Badge
            size="small"
            className={chip.chip}
            data-tone={result === 'applied' ? 'good' : 'bad'}
          >
            {t(`facets.result.${result}`)}
          </Badge>
          {comparison === 'other' && (
            <Badge size="small" className={chip.chip} data-tone="bad">
              {t('facets.comparison.other')}
            </Badge>
          )}
          <span className={resources.address}>{planId}</span>
          <span className={resources.number}>
            <RelativeTime time={at} />,{' '}
            {summary ? countsOf(summary) : t('facets.noText')}
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {isOpen && <AppliedPlanFacts applied={props.applied} />}
      </AccordionPanel>
    </Accordion>
  );
}
