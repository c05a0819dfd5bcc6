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

import { Alert, Button, Flex, Text, VisuallyHidden } from '@backstage/ui';
import { FileFinding, PreviewFile } from 'backstage-plugin-groundplan-common';
import { Fragment, useMemo, useState } from 'react';
import { useText } from '../../translation';
import { DiffLine } from './DiffLine';
import { diffRows } from './diffRows';
import styles from './FileDiff.module.css';
import { FindingRow } from './FindingRow';
import { nearChanges } from './nearChanges';

const FIRST_ROWS = 400;

function byLine(findings: FileFinding[]): Map<number, FileFinding[]> {
  const lines = new Map<number, FileFinding[]>();
  for (const finding of findings) {
    if (finding.line !== undefined) {
      lines.set(finding.line, [...(lines.get(finding.line) ?? []), finding]);
    }
  }
  return lines;
}

/** A file before and after, line by line, with what was found beside them. @internal */
export function FileDiff(props: { file: PreviewFile }) {
  const { before, after, findings, path } = props.file;
  const t = useText();
  const [all, setAll] = useState(false);
  const [limit, setLimit] = useState(FIRST_ROWS);
  const { rows, tooDifferent } = useMemo(
    () => diffRows(before, after),
    [before, after],
  );
  const findingsByLine = useMemo(() => byLine(findings), [findings]);
  const near = useMemo(
    () => (all ? rows : nearChanges(rows, new Set(findingsByLine.keys()))),
    [all, rows, findingsByLine],
  );
  const ofWhole = findings.filter(it => it.line === undefined);
  if (rows.length === 0) {
    return <Text as="p">{t('preview.emptyFile')}</Text>;
  }
  const isSame = before !== after && rows.every(it => it.change === 'kept');
  return (
    <Flex direction="column" gap="2" className={styles.file}>
      {tooDifferent && (
        <Alert status="info" icon title={t('preview.tooDifferent')} />
      )}
      {isSame && <Text as="p">{t('preview.onlyLineEnds')}</Text>}
      <table className={styles.diff}>
        <caption>
          <VisuallyHidden>{t('preview.changesOf', { path })}</VisuallyHidden>
        </caption>
        <thead className={styles.head}>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('preview.lineBefore')}</VisuallyHidden>
            </th>
            <th scope="col">
              <VisuallyHidden>{t('preview.lineAfter')}</VisuallyHidden>
            </th>
            <th scope="col">
              <VisuallyHidden>{t('preview.text')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {ofWhole.map((finding, index) => (
            <FindingRow key={index} finding={finding} />
          ))}
          {near.slice(0, limit).map(row =>
            row.change === 'gap' ? (
              <tr key={`gap-${row.from}`} className={styles.gap}>
                <td className={styles.number} />
                <td className={styles.number} />
                <td>
                  <button type="button" onClick={() => setAll(true)}>
                    {t('preview.unchanged', { count: row.count })}
                  </button>
                </td>
              </tr>
            ) : (
              <Fragment key={`${row.before}-${row.after}`}>
                <DiffLine row={row} />
                {row.after !== undefined &&
                  findingsByLine
                    .get(row.after)
                    ?.map((finding, index) => (
                      <FindingRow key={index} finding={finding} />
                    ))}
              </Fragment>
            ),
          )}
        </tbody>
      </table>
      {near.length > limit && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => setLimit(Infinity)}
        >
          {t('preview.showRest', { count: near.length - limit })}
        </Button>
      )}
    </Flex>
  );
}
