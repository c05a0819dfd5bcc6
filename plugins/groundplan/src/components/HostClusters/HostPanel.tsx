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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import { HostCluster, HostState } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { HostStateChip } from '../HealthChip';
import { HostNotice, UnreadableNotice } from '../Notices';
import { RelativeTime } from '../RelativeTime';
import { KindsTable } from './KindsTable';

const QUIET: HostState[] = ['ready', 'syncing', 'absent'];

/** A host cluster: its state, what cannot be read, and all kinds on demand. @internal */
export function HostPanel(props: { host: HostCluster; linked?: boolean }) {
  const { host } = props;
  const t = useText();
  // What is as the whole host is has been said of the host.
  const problems = host.kinds.filter(
    it => !QUIET.includes(it.state) && it.state !== host.state,
  );
  const ready = host.kinds.filter(it => it.state === 'ready').length;
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        {props.linked && (
          <Text as="h3" variant="body-large" weight="bold">
            {host.entityRef ? (
              <EntityRefLink entityRef={host.entityRef} title={host.name} />
            ) : (
              host.name
            )}
          </Text>
        )}
        <HostStateChip state={host.state} />
        <Text as="span" variant="body-small" color="secondary">
          {t('status.since')} <RelativeTime time={host.since} />
        </Text>
      </Flex>
      <HostNotice host={host} />
      {problems.map(kind => (
        <UnreadableNotice
          key={`${kind.group}/${kind.kind}`}
          host={host.name}
          kind={kind}
        />
      ))}
      {host.kinds.length > 0 && (
        <Accordion>
          <AccordionTrigger
            title={t('host.kinds')}
            subtitle={t('host.kindsHelp', {
              ready: String(ready),
              total: String(host.kinds.length),
            })}
          />
          <AccordionPanel>
            <KindsTable kinds={host.kinds} />
          </AccordionPanel>
        </Accordion>
      )}
    </Flex>
  );
}
