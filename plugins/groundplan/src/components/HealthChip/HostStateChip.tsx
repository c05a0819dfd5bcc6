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
  RiForbid2Line,
  RiHistoryLine,
  RiLoader2Line,
  RiSubtractLine,
  RiWifiOffLine,
} from '@remixicon/react';
import { HostState } from 'backstage-plugin-groundplan-common';
import { ReactElement } from 'react';
import { useText } from '../../translation';
import styles from './HealthChip.module.css';

const LOOKS: Record<HostState, { tone: string; icon: ReactElement }> = {
  ready: {
    tone: 'good',
    icon: <RiCheckboxCircleLine size={14} aria-hidden />,
  },
  syncing: { tone: 'busy', icon: <RiLoader2Line size={14} aria-hidden /> },
  stale: { tone: 'warning', icon: <RiHistoryLine size={14} aria-hidden /> },
  forbidden: { tone: 'bad', icon: <RiForbid2Line size={14} aria-hidden /> },
  unreachable: { tone: 'bad', icon: <RiWifiOffLine size={14} aria-hidden /> },
  absent: { tone: 'unknown', icon: <RiSubtractLine size={14} aria-hidden /> },
};

/** The state of a host cluster, or of one of its kinds. @internal */
export function HostStateChip(props: { state: HostState }) {
  const t = useText();
  const look = LOOKS[props.state];
  return (
    <Badge
      size="small"
      icon={look.icon}
      className={styles.chip}
      data-tone={look.tone}
    >
      {t(`hostState.${props.state}`)}
    </Badge>
  );
}
