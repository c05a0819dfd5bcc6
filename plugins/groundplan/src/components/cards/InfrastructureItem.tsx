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

import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { EntityStatusResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { StateText } from '../StatusSummary';
import { CONTENT_PATH } from './EntityCard';
import styles from './cards.module.css';

/** The status of an entity's object. @internal */
export type KnownStatus = EntityStatusResponse['items'][string] & {
  entityRef: string;
};

/** Something that an entity depends on, with a link to its tab. @internal */
export function InfrastructureItem(props: { object: KnownStatus }) {
  const { entityRef, domain, name, host, status } = props.object;
  const t = useText();
  const entityLink = useEntityRefLink();
  return (
    <li>
      <div className={styles.line}>
        <HealthChip health={status.health} flags={status.flags} />
        <Link href={`${entityLink(entityRef)}${CONTENT_PATH}`}>{name}</Link>
        <StateText status={status} />
      </div>
      <Text as="p" variant="body-small" color="secondary">
        {`${t(`page.${domain}`)}, ${host}`}
        {status.since && (
          <>
            , {t('status.since')} <RelativeTime time={status.since} />
          </>
        )}
        {status.health !== 'Healthy' && status.reason && `, ${status.reason}`}
      </Text>
    </li>
  );
}
