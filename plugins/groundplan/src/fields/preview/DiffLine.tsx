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

import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../../translation';
import { DiffRow } from './diffRows';
import styles from './FileDiff.module.css';

const SIGNS = { added: '+', removed: '−', kept: ' ' };

// A line of a certificate bundle or of minified text: nobody reads its end.
const LONGEST = 2_000;

/** A line of a diff. @internal */
export function DiffLine(props: { row: DiffRow }) {
  const { change, before, after, text } = props.row;
  const t = useText();
  return (
    <tr data-change={change}>
      <td className={styles.number}>{before}</td>
      <td className={styles.number}>{after}</td>
      <td className={styles.text}>
        <span aria-hidden className={styles.sign}>
          {SIGNS[change]}
        </span>
        {change !== 'kept' && (
          <VisuallyHidden>{t(`preview.${change}`)} </VisuallyHidden>
        )}
        {text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}
      </td>
    </tr>
  );
}
