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
  RiAlertLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiDeleteBinLine,
  RiLoader2Line,
  RiQuestionLine,
} from '@remixicon/react';
import { Health, HealthFlag } from 'backstage-plugin-groundplan-common';
import { ReactElement } from 'react';
import { useText } from '../../translation';
import styles from './HealthChip.module.css';

const ICONS: Record<Health, ReactElement> = {
  Healthy: <RiCheckboxCircleLine size={14} aria-hidden />,
  Progressing: <RiLoader2Line size={14} aria-hidden />,
  Warning: <RiAlertLine size={14} aria-hidden />,
  Error: <RiCloseCircleLine size={14} aria-hidden />,
  Deleting: <RiDeleteBinLine size={14} aria-hidden />,
  Unknown: <RiQuestionLine size={14} aria-hidden />,
};

/**
 * A health as icon, word and colour; grey where it is what it was when somebody
 * suspended the object.
 *
 * @internal
 */
export function HealthChip(props: {
  health: Health;
  flags?: readonly HealthFlag[];
  count?: number;
}) {
  const t = useText();
  const { flags = [] } = props;
  const isFrozen = flags.includes('suspended') && flags.includes('stale');
  return (
    <Badge
      size="small"
      icon={ICONS[props.health] ?? ICONS.Unknown}
      className={styles.chip}
      data-health={props.health}
      data-frozen={isFrozen || undefined}
    >
      {props.count === undefined ? undefined : `${props.count} `}
      {t(`health.${props.health}`)}
    </Badge>
  );
}
