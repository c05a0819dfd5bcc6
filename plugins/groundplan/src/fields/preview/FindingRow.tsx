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

import { FileFinding } from 'backstage-plugin-groundplan-common';
import styles from './FileDiff.module.css';
import { SeverityIcon } from './SeverityIcon';

/** What was found, below the line that it was found in. @internal */
export function FindingRow(props: { finding: FileFinding }) {
  const { finding } = props;
  return (
    <tr className={styles.finding} data-severity={finding.severity}>
      <td className={styles.number} />
      <td className={styles.number} />
      <td>
        <div className={styles.message}>
          <SeverityIcon severity={finding.severity} />
          <span>
            {finding.field && <code>{finding.field}</code>} {finding.message}
          </span>
        </div>
      </td>
    </tr>
  );
}
