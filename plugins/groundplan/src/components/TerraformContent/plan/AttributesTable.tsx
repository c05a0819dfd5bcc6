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
  KNOWN_AFTER_APPLY,
  PlanAttribute,
} from 'backstage-plugin-groundplan-common';
import { Badge, Text } from '@backstage/ui';
import { useText } from '../../../translation';
import chip from '../../HealthChip/HealthChip.module.css';
import styles from './AttributesTable.module.css';

/** The attributes that change, side by side. @internal */
export function AttributesTable(props: {
  label: string;
  attributes: PlanAttribute[];
  omitted?: number;
}) {
  const { label, attributes, omitted = 0 } = props;
  const t = useText();
  if (attributes.length === 0) {
    return <Text color="secondary">{t('plan.noAttributes')}</Text>;
  }
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('plan.attribute')}</th>
            <th scope="col">{t('plan.before')}</th>
            <th scope="col">{t('plan.after')}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map((attribute, index) => (
            // A path may come twice: one value goes, one of another type comes
            <tr key={index} data-action={attribute.action}>
              <th scope="row">
                {attribute.path}
                {attribute.forcesReplacement && (
                  <>
                    {' '}
                    <Badge size="small" className={chip.chip} data-tone="bad">
                      {t('plan.forcesReplacement')}
                    </Badge>
                  </>
                )}
              </th>
              <Value
                side="before"
                text={attribute.before}
                isWithheld={attribute.sensitive}
              />
              <Value
                side="after"
                text={
                  attribute.after ??
                  (attribute.unknown ? KNOWN_AFTER_APPLY : undefined)
                }
                isWithheld={attribute.sensitive || attribute.unknown}
              />
            </tr>
          ))}
        </tbody>
      </table>
      {omitted > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.attributesOmitted', { number: String(omitted) })}
        </Text>
      )}
    </>
  );
}

function Value(props: {
  side: 'before' | 'after';
  text?: string;
  /** What stands there is no value, but says that there is one. */
  isWithheld?: boolean;
}) {
  const { side, text, isWithheld } = props;
  return (
    <td
      data-side={text === undefined ? undefined : side}
      className={isWithheld ? styles.withheld : undefined}
    >
      {text ?? '–'}
    </td>
  );
}
