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
import { HostClusterSummary } from 'backstage-plugin-groundplan-common';
import { relativeTime } from '../../text/relativeTime';
import { useNow } from '../../text/useNow';
import { useText } from '../../translation';
import styles from './Notices.module.css';

/** Says of a host cluster that is not ready what that means. @internal */
export function HostNotice(props: { host: HostClusterSummary }) {
  const { host } = props;
  const t = useText();
  const now = useNow();
  if (host.state === 'ready') {
    return null;
  }
  return (
    <Alert
      role="status"
      status={host.state === 'syncing' ? 'info' : 'warning'}
      icon
      title={t(`host.${host.state}`, {
        host: host.name,
        since: relativeTime(host.since, now) ?? host.since,
      })}
      description={
        host.message && <span className={styles.text}>{host.message}</span>
      }
    />
  );
}
