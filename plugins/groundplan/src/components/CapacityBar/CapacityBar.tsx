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

import { RunnerCounts } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import styles from './CapacityBar.module.css';
import { capacityParts } from './capacityParts';

/** Runners by what they do, against minimum and maximum, as a picture. @internal */
export function CapacityBar(props: {
  runners: RunnerCounts;
  /** Without legend, for tables. */
  compact?: boolean;
}) {
  const { runners } = props;
  const t = useText();
  const { parts, whole } = capacityParts(runners);
  const max =
    runners.max === undefined ? t('runners.unbounded') : String(runners.max);
  const limits = { min: String(runners.min), max };
  const counted = runners.source !== 'none';
  const current = counted ? String(runners.current) : '?';

  let text: string = t('runners.notCounted');
  if (runners.source === 'counters') {
    text = t('runners.onlyCurrent', { ...limits, current });
  } else if (counted) {
    text = t('runners.picture', {
      ...limits,
      current,
      busy: String(runners.busy),
      idle: String(runners.idle),
      pending: String(runners.pending),
      failed: String(runners.failed),
    });
  }
  return (
    <div className={props.compact ? styles.compact : styles.full}>
      <div className={styles.bar} role="img" aria-label={text} title={text}>
        {parts
          .filter(({ count }) => count > 0)
          .map(({ part, count }) => (
            <div
              key={part}
              className={styles.part}
              data-part={part}
              style={{ width: `${(count / whole) * 100}%` }}
            />
          ))}
        {runners.min > 0 && runners.min < whole && (
          <div
            className={styles.min}
            style={{ left: `${(runners.min / whole) * 100}%` }}
          />
        )}
      </div>
      {props.compact ? (
        <span className={styles.numbers}>
          {current}/{runners.max ?? '∞'}
        </span>
      ) : (
        <ul className={styles.legend}>
          {parts.map(({ part, count }) => (
            <li key={part}>
              <span className={styles.swatch} data-part={part} aria-hidden />
              {t(`runners.${part}`)} <strong>{count}</strong>
            </li>
          ))}
          <li>
            {t('runners.current')} <strong>{current}</strong>
          </li>
          <li>
            <span className={styles.swatch} data-part="min" aria-hidden />
            {t('runners.min')} <strong>{runners.min}</strong>
          </li>
          <li>
            {t('runners.max')} <strong>{max}</strong>
          </li>
        </ul>
      )}
    </div>
  );
}
