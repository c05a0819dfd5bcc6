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
import { Flex, Text } from '@backstage/ui';
import { AppliedPlan } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import { RelativeTime } from '../../RelativeTime';
import { Facts } from '../../Section';
import { PlanActionChip } from '../plan/PlanActionChip';
import resourceStyles from '../plan/PlanResources.module.css';
import styles from './facets.module.css';

/** Who approved a plan that was applied, what it did, and whether that was approved. @internal */
export function AppliedPlanFacts(props: { applied: AppliedPlan }) {
  const { applied } = props;
  const { approvedBy, approvedAt, comparison, difference } = applied;
  const { resources, resourcesOmitted } = applied;
  const t = useText();
  return (
    <Flex direction="column" gap="3">
      <Facts
        items={[
          [
            t('facets.approvedBy'),
            approvedBy ? (
              <>
                <EntityRefLink entityRef={approvedBy} />{' '}
                <RelativeTime time={approvedAt} />
              </>
            ) : (
              t('facets.notApproved')
            ),
          ],
          [t('details.reason'), applied.message],
          [
            t('facets.compared'),
            comparison && t(`facets.comparison.${comparison}`),
          ],
          [t('facets.hash'), applied.hash],
        ]}
      />
      {difference && (
        <ul className={styles.list} aria-label={t('facets.difference')}>
          {difference.lines.map(line => (
            <li key={line}>{line}</li>
          ))}
          {difference.omitted > 0 && (
            <li>{t('plan.andMore', { number: String(difference.omitted) })}</li>
          )}
        </ul>
      )}
      {resources.length > 0 && (
        <ul className={styles.plain} aria-label={t('plan.changes')}>
          {resources.map(({ address, action }, index) => (
            // What was deposed has the address of what has taken its place
            <li key={index} className={resourceStyles.resource}>
              <PlanActionChip action={action} />
              <span className={resourceStyles.address}>{address}</span>
            </li>
          ))}
        </ul>
      )}
      {resourcesOmitted > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.andMore', { number: String(resourcesOmitted) })}
        </Text>
      )}
    </Flex>
  );
}
