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

import { Button, Flex } from '@backstage/ui';
import { PreviewFile } from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../translation';
import styles from './Findings.module.css';
import { SeverityIcon } from './SeverityIcon';

const SHOWN = 20;
const ORDER = ['error', 'warning', 'info'];

/** What was found in all files, the worst first; each leads to its file. @internal */
export function FindingsList(props: {
  files: PreviewFile[];
  onChoose: (path: string) => void;
}) {
  const t = useText();
  const [all, setAll] = useState(false);
  const findings = props.files
    .flatMap(({ path, findings: found }) =>
      found.map(finding => ({ path, ...finding })),
    )
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  if (findings.length === 0) {
    return null;
  }
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <Flex direction="column" gap="2">
      <ul
        className={styles.findings}
        aria-label={t('preview.findings', { count: findings.length })}
      >
        {shown.map((it, index) => (
          <li key={index} className={styles.finding}>
            <SeverityIcon severity={it.severity} />
            <div>
              <button
                type="button"
                className={styles.link}
                onClick={() => props.onChoose(it.path)}
              >
                {it.line === undefined
                  ? it.path
                  : t('preview.at', { path: it.path, line: String(it.line) })}
              </button>
              <div>
                {it.field && <code>{it.field}</code>} {it.message}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('preview.allFindings', { number: String(findings.length) })}
        </Button>
      )}
    </Flex>
  );
}
