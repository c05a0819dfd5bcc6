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
import { PlanResource } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import chip from '../../HealthChip/HealthChip.module.css';

const TONES: Record<PlanResource['action'], string | undefined> = {
  create: 'good',
  read: 'busy',
  update: 'warning',
  replace: 'bad',
  delete: 'bad',
  forget: 'unknown',
  'no-op': undefined,
};

/** What a plan does to a resource, as a word with a colour. @internal */
export function PlanActionChip(props: { action: PlanResource['action'] }) {
  const { action } = props;
  const t = useText();
  return (
    <Badge size="small" className={chip.chip} data-tone={TONES[action]}>
      {t(`plan.action.${action}`)}
    </Badge>
  );
}
