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
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { RiListCheck2 } from '@remixicon/react';
import { ConditionView } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { ConditionsTable } from '../ConditionsTable';

/** A button that shows the conditions of one object. @internal */
export function ConditionsDialog(props: {
  name: string;
  conditions: ConditionView[];
  /** Whether Tab reaches the button: only in the row that has the focus. */
  reachable: boolean;
}) {
  const t = useText();
  const title = t('tree.conditions', { name: props.name });
  return (
    <DialogTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiListCheck2 size={16} aria-hidden />}
        aria-label={title}
        excludeFromTabOrder={!props.reachable}
      />
      <Dialog width={800}>
        <DialogHeader>{title}</DialogHeader>
        <DialogBody>
          <ConditionsTable conditions={props.conditions} />
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}
