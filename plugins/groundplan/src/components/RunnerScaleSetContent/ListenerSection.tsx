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

import { Alert, Flex } from '@backstage/ui';
import { RunnerScaleSetDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { Facts, Section } from '../Section';
import { StatusSummary } from '../StatusSummary';

/** The listener, which asks GitHub for jobs. @internal */
export function ListenerSection(props: { details: RunnerScaleSetDetails }) {
  const { listener } = props.details;
  const { pod } = listener;
  const t = useText();
  return (
    <Section title={t('runners.listener')}>
      <Flex direction="column" gap="3">
        {!listener.found && (
          <Alert
            role="status"
            status="warning"
            icon
            title={t('runners.noListener')}
          />
        )}
        <StatusSummary status={listener.status} />
        <Facts
          items={[
            [
              t('runners.listener'),
              listener.name && `${listener.namespace}/${listener.name}`,
            ],
            [t('runners.pod'), pod?.name],
            [
              t('runners.phase'),
              pod &&
                [
                  pod.phase,
                  pod.ready === undefined
                    ? undefined
                    : t(pod.ready ? 'runners.ready' : 'runners.notReady'),
                  pod.reason,
                ]
                  .filter(Boolean)
                  .join(', '),
            ],
            [
              t('runners.restarts'),
              pod?.restarts === undefined ? undefined : String(pod.restarts),
            ],
          ]}
        />
      </Flex>
    </Section>
  );
}
