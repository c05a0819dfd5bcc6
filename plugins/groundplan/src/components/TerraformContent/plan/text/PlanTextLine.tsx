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

import { PlanLineKind } from 'backstage-plugin-groundplan-common';
import { Fragment } from 'react';
import { useText } from '../../../../translation';
import { LONGEST_LINE } from './planLines';
import styles from './PlanText.module.css';

/** A line of a plan, coloured by what it says, with what is looked for marked. @internal */
export function PlanTextLine(props: {
  text: string;
  kind: PlanLineKind;
  needle: string;
  isCurrent: boolean;
}) {
  const { text, kind, needle, isCurrent } = props;
  const t = useText();
  const shown = text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text;
  return (
    <div
      className={styles.line}
      data-kind={kind}
      data-current={isCurrent || undefined}
    >
      {needle ? <Marked text={shown} needle={needle} /> : shown || '\u00a0'}
      {text.length > shown.length &&
        t('plan.longLine', { number: String(text.length - shown.length) })}
    </div>
  );
}

function Marked(props: { text: string; needle: string }) {
  const { text, needle } = props;
  const lowered = text.toLowerCase();
  const parts: { at: number; text: string }[] = [];
  let from = 0;
  for (
    let at = lowered.indexOf(needle);
    at >= 0;
    at = lowered.indexOf(needle, from)
  ) {
    parts.push({ at: from, text: text.slice(from, at) });
    from = at + needle.length;
  }
  return (
    <>
      {parts.map(part => {
        const end = part.at + part.text.length;
        return (
          <Fragment key={part.at}>
            {part.text}
            <mark className={styles.mark}>
              {text.slice(end, end + needle.length)}
            </mark>
          </Fragment>
        );
      })}
      {text.slice(from) || (parts.length === 0 ? '\u00a0' : '')}
    </>
  );
}
