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

import { Flex, Text } from '@backstage/ui';
import { HealthStatus } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { StateText } from './StateText';
import styles from './StatusSummary.module.css';

/** Is it well, since when, and why not. @internal */
export function StatusSummary(props: { status: HealthStatus }) {
  const { status } = props;
  const t = useText();
  return (
    <Flex direction="column" gap="2">
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        <HealthChip health={status.health} flags={status.flags} />
        <StateText status={status} />
        {status.since && (
          <Text as="span" variant="body-small" color="secondary">
            {t('status.since')} <RelativeTime time={status.since} />
          </Text>
        )}
      </Flex>
      {status.reason && (
        <Text as="p" weight="bold">
          {status.reason}
        </Text>
      )}
      {status.message && (
        <Text as="p" className={styles.message}>
          {status.message}
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('status.decidedBy')} {status.decidedBy}
      </Text>
    </Flex>
  );
}
