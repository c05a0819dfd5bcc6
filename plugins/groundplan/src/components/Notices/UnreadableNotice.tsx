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

import { Alert } from '@backstage/ui';
import { HostKindState } from 'backstage-plugin-groundplan-common';
import { relativeTime } from '../../text/relativeTime';
import { useNow } from '../../text/useNow';
import { useText } from '../../translation';
import styles from './Notices.module.css';

/** Says that a kind cannot be read, and the rule to add. @internal */
export function UnreadableNotice(props: { host: string; kind: HostKindState }) {
  const { host, kind } = props;
  const t = useText();
  const now = useNow();
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('host.unreadable', {
        kind: kind.group ? `${kind.kind}.${kind.group}` : kind.kind,
        host,
        state: t(`hostState.${kind.state}`).toLowerCase(),
        since: relativeTime(kind.since, now) ?? kind.since,
      })}
      description={
        kind.message && <span className={styles.text}>{kind.message}</span>
      }
    />
  );
}
