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

import { Badge, Flex, Text } from '@backstage/ui';
import { HealthStatus } from 'backstage-plugin-groundplan-common';
import { words } from '../../text/words';
import { useText } from '../../translation';
import chip from '../HealthChip/HealthChip.module.css';

/** What destroys real resources as soon as somebody says yes. */
function isDanger({ state }: HealthStatus): boolean {
  return state === 'awaiting-destroy-approval';
}

/** The domain's own word for a state, with the flags beside it. @internal */
export function StateText(props: { status: HealthStatus }) {
  const { status } = props;
  const t = useText();
  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      {isDanger(status) ? (
        <Badge
          size="small"
          className={chip.chip}
          data-tone="bad"
          style={{ whiteSpace: 'normal', height: 'auto', paddingBlock: 3 }}
        >
          {words(status.state)}
        </Badge>
      ) : (
        <Text as="span">{words(status.state)}</Text>
      )}
      {status.flags
        // Some states are called like the flag that they imply.
        .filter(flag => flag !== status.state)
        .map(flag => (
          <Badge key={flag} size="small">
            {t(`flag.${flag}`)}
          </Badge>
        ))}
    </Flex>
  );
}
