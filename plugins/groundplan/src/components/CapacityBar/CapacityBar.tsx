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

/** The order in which runners are drawn. @internal */
export const RUNNER_PARTS = ['busy', 'idle', 'pending', 'failed'] as const;

/** Runners by what they do, against minimum and maximum, as a picture. @internal */
export function CapacityBar(props: {
  runners: RunnerCounts;
  /** Without legend, for tables. */
  compact?: boolean;
}) {
  const { runners } = props;
  const t = useText();
  const used = RUNNER_PARTS.reduce((sum, part) => sum + runners[part], 0);
  const whole = Math.max(
    runners.max ?? 0,
    runners.current,
    used,
    runners.min,
    1,
  );
  const max =
    runners.max === undefined ? t('runners.unbounded') : String(runners.max);
  const text = t('runners.picture', {
    current: String(runners.current),
    busy: String(runners.busy),
    idle: String(runners.idle),
    pending: String(runners.pending),
    failed: String(runners.failed),
    min: String(runners.min),
    max,
  });
  return (
    <div className={props.compact ? styles.compact : styles.full}>
      <div className={styles.bar} role="img" aria-label={text} title={text}>
        {RUNNER_PARTS.filter(part => runners[part] > 0).map(part => (
          <div
            key={part}
            className={styles.part}
            data-part={part}
            style={{ width: `${(runners[part] / whole) * 100}%` }}
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
          {runners.current}/{runners.max ?? '∞'}
        </span>
      ) : (
        <ul className={styles.legend}>
          {RUNNER_PARTS.map(part => (
            <li key={part}>
              <span className={styles.swatch} data-part={part} aria-hidden />
              {t(`runners.${part}`)} <strong>{runners[part]}</strong>
            </li>
          ))}
          <li>
            {t('runners.current')} <strong>{runners.current}</strong>
          </li>
          <li>
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
