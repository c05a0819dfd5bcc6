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

import { Text } from '@backstage/ui';
import {
  diffPlans,
  KNOWN_AFTER_APPLY,
  Plan,
  PlanAttribute,
  PlanDifference,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../../translation';
import styles from './AttributesTable.module.css';

type TextOf = ReturnType<typeof useText>;

const MOST = 50;

/** In what the plan that was read and the one that is there now differ. @internal */
export function PlanDifferences(props: { read: Plan; now: Plan }) {
  const { read, now } = props;
  const t = useText();
  const rows = useMemo(
    () => diffPlans(read, now).flatMap(it => rowsOf(it, t)),
    [read, now, t],
  );
  if (rows.length === 0) {
    return <Text as="p">{t('plan.differsUnseen')}</Text>;
  }
  return (
    <>
      <table className={styles.table} aria-label={t('plan.differences')}>
        <thead>
          <tr>
            <th scope="col">{t('plan.what')}</th>
            <th scope="col">{t('plan.wasRead')}</th>
            <th scope="col">{t('plan.isNow')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ what, was, is }, index) => (
            <tr key={index} data-action="update">
              <th scope="row">{what}</th>
              <td data-side="before">{was}</td>
              <td data-side="after">{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && (
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.differencesOmitted', {
            number: String(rows.length - MOST),
          })}
        </Text>
      )}
    </>
  );
}

interface Row {
  what: string;
  was: string;
  is: string;
}

function rowsOf(difference: PlanDifference, t: TextOf): Row[] {
  const { address, approvedAction, appliedAction, attributes } = difference;
  const action = (it: PlanDifference['approvedAction']) =>
    it ? t(`plan.action.${it}`) : t('plan.untouched');
  if (approvedAction !== appliedAction) {
    return [
      {
        what: address,
        was: action(approvedAction),
        is: action(appliedAction),
      },
    ];
  }
  return attributes.map(({ path, approved, applied }) => ({
    what: `${address}: ${path}`,
    was: valueOf(approved),
    is: valueOf(applied),
  }));
}

function valueOf(attribute: PlanAttribute | undefined): string {
  if (!attribute) {
    return '–';
  }
  const { before = '–', after, unknown } = attribute;
  return `${before} → ${after ?? (unknown ? KNOWN_AFTER_APPLY : '–')}`;
}
