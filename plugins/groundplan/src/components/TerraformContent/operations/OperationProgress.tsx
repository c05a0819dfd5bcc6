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

import { Alert, Text } from '@backstage/ui';
import {
  OperationProgress as Progress,
  OperationState,
} from 'backstage-plugin-groundplan-common';
import { relativeTime } from '../../../text/relativeTime';
import { useNow } from '../../../text/useNow';
import { useTitleOf } from '../../../text/useTitleOf';
import { useText } from '../../../translation';
import notices from '../../Notices/Notices.module.css';

const TONES: Record<OperationState, 'info' | 'success' | 'warning' | 'danger'> =
  {
    sent: 'info',
    unheard: 'warning',
    'under-way': 'info',
    waiting: 'warning',
    done: 'success',
    failed: 'danger',
    superseded: 'warning',
  };

/** After so long, what has ended is no news any more. */
const NEWS_MS = 10 * 60_000;

/** What was asked last, by whom, and how far it has come. @internal */
export function OperationProgress(props: { progress: Progress }) {
  const { operation, by, at, state, message } = props.progress;
  const t = useText();
  const asker = useTitleOf(by);
  const now = useNow();
  const hasEnded = state === 'done' || state === 'superseded';
  const title = t('operations.progress', {
    operation: t(`operations.${operation}`),
    state: t(`operations.state.${state}`),
    by: asker,
    since: relativeTime(at, now) ?? at,
  });
  if (hasEnded && now - Date.parse(at) > NEWS_MS) {
    return (
      <Text as="p" variant="body-small" color="secondary" role="status">
        {title}
      </Text>
    );
  }
  return (
    <Alert
      role="status"
      status={TONES[state]}
      icon
      isPending={state === 'sent' || state === 'under-way'}
      title={title}
      description={message && <span className={notices.text}>{message}</span>}
    />
  );
}
