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

import { Badge } from '@backstage/ui';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiLoader2Line,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import { PullRequestView } from 'backstage-plugin-groundplan-common';
import { ReactElement } from 'react';
import { useText } from '../../translation';
import chip from '../HealthChip/HealthChip.module.css';

type Checks = PullRequestView['checks'];

const LOOKS: Record<Checks['state'], { tone: string; icon: ReactElement }> = {
  passing: {
    tone: 'good',
    icon: <RiCheckboxCircleLine size={14} aria-hidden />,
  },
  failing: { tone: 'bad', icon: <RiCloseCircleLine size={14} aria-hidden /> },
  pending: { tone: 'busy', icon: <RiLoader2Line size={14} aria-hidden /> },
  none: { tone: 'none', icon: <RiSubtractLine size={14} aria-hidden /> },
  unknown: { tone: 'unknown', icon: <RiQuestionLine size={14} aria-hidden /> },
};

/** What the checks of a pull request say, with how many of each on hovering. @internal */
export function ChecksChip(props: { checks: Checks }) {
  const { state, message, passed, failed, pending } = props.checks;
  const t = useText();
  const { tone, icon } = LOOKS[state];
  const counts = t('pullRequests.checkCounts', {
    passed: String(passed),
    failed: String(failed),
    pending: String(pending),
  });
  return (
    <Badge
      size="small"
      icon={icon}
      className={chip.chip}
      data-tone={tone}
      title={message ?? (state === 'none' ? undefined : counts)}
    >
      {t(`pullRequests.check.${state}`)}
    </Badge>
  );
}
