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

import { PlanSummary } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import styles from './PlanSummaryBar.module.css';
import { summaryParts } from './summaryParts';

/** What a plan does to how many, as a picture and in words. @internal */
export function PlanSummaryBar(props: { summary: PlanSummary }) {
  const parts = summaryParts(props.summary);
  const t = useText();
  const drawn = parts.filter(it => it.drawn);
  const whole = drawn.reduce((sum, { count }) => sum + count, 0);
  const text = drawn
    .map(({ part, count }) => `${t(`plan.action.${part}`)} ${count}`)
    .join(', ');
  return (
    <div className={styles.summary}>
      {whole > 0 && (
        <div className={styles.bar} role="img" aria-label={text} title={text}>
          {drawn.map(({ part, count }) => (
            <div
              key={part}
              className={styles.part}
              data-action={part}
              style={{ flexGrow: count }}
            />
          ))}
        </div>
      )}
      <ul className={styles.legend}>
        {parts.length === 0 && <li>{t('plan.nothing')}</li>}
        {parts.map(({ part, count }) => (
          <li key={part}>
            <span className={styles.swatch} data-action={part} aria-hidden />
            {t(`plan.action.${part}`)} <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
