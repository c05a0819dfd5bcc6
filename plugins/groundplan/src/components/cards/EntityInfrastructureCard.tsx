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
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { HEALTHS } from 'backstage-plugin-groundplan-common';
import { useEntityStatuses } from '../../catalogColumns';
import { useText } from '../../translation';
import { ErrorNotice } from '../Notices';
import { Section } from '../Section';
import { InfrastructureItem, KnownStatus } from './InfrastructureItem';
import styles from './cards.module.css';

/**
 * How the infrastructure is that an entity depends on, and what of it waits for
 * somebody; nothing where it depends on none.
 *
 * @public
 */
export function EntityInfrastructureCard() {
  const { entity } = useEntity();
  const t = useText();
  const refs = getEntityRelations(entity, RELATION_DEPENDS_ON, {
    kind: 'resource',
  }).map(ref => stringifyEntityRef(ref));
  const states = useEntityStatuses(refs);
  const known = states
    .flatMap(({ entityRef, state }) =>
      state.type === 'known' ? { entityRef, ...state.value } : [],
    )
    .sort(
      (a, b) =>
        HEALTHS.indexOf(a.status.health) - HEALTHS.indexOf(b.status.health) ||
        a.name.localeCompare(b.name),
    );
  const failed = states.flatMap(({ state }) =>
    state.type === 'failed' ? [state.error] : [],
  );
  if (known.length === 0 && failed.length === 0) {
    return null;
  }
  const headline = headlineOf(known, t);
  return (
    <Section title={t('infrastructure.title')}>
      <Flex direction="column" gap="3">
        {failed.length > 0 && <ErrorNotice error={failed[0]} />}
        {known.length > 0 && (
          <>
            <Text as="p" weight={headline ? 'bold' : 'regular'}>
              {headline || t('infrastructure.nothing')}
            </Text>
            <ul className={styles.list}>
              {known.map(it => (
                <InfrastructureItem key={it.entityRef} object={it} />
              ))}
            </ul>
          </>
        )}
      </Flex>
    </Section>
  );
}

function headlineOf(known: KnownStatus[], t: ReturnType<typeof useText>) {
  const count = (isOne: (state: string) => boolean) =>
    known.filter(it => isOne(it.status.state)).length;
  const waiting = count(state => state.startsWith('awaiting-'));
  const drifted = count(state => state === 'drifted');
  return [
    waiting > 0 && t('infrastructure.waiting', { count: waiting }),
    drifted > 0 && t('infrastructure.drifted', { count: drifted }),
  ]
    .filter(Boolean)
    .join(', ');
}
