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
import { RiAddLine, RiDeleteBinLine, RiEditLine } from '@remixicon/react';
import { ReactElement } from 'react';
import chip from '../../components/HealthChip/HealthChip.module.css';
import { useText } from '../../translation';

type Change = 'created' | 'changed' | 'deleted';

const LOOKS: Record<Change, { tone: string; icon: ReactElement }> = {
  created: { tone: 'good', icon: <RiAddLine size={14} aria-hidden /> },
  changed: { tone: 'busy', icon: <RiEditLine size={14} aria-hidden /> },
  deleted: { tone: 'bad', icon: <RiDeleteBinLine size={14} aria-hidden /> },
};

/** Whether something is new, changed or deleted. @internal */
export function ChangeChip(props: { change: Change }) {
  const t = useText();
  const { tone, icon } = LOOKS[props.change];
  return (
    <Badge size="small" icon={icon} className={chip.chip} data-tone={tone}>
      {t(`preview.change.${props.change}`)}
    </Badge>
  );
}
