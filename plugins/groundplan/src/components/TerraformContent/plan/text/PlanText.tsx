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

import { Switch } from '@backstage/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { PlanResponse } from 'backstage-plugin-groundplan-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../../../../translation';
import { CopyButton } from '../../../Section/CopyButton';
import { planLines } from './planLines';
import { PlanSearch } from './PlanSearch';
import styles from './PlanText.module.css';
import { PlanTextLine } from './PlanTextLine';
import { useLineSearch } from './useLineSearch';

const LINE_HEIGHT = 20;

/** The text of a plan, of which only the lines in sight are rendered. @internal */
export function PlanText(props: {
  text: string;
  format: PlanResponse['format'];
}) {
  const { text, format } = props;
  const t = useText();
  const { lines, kinds, width } = useMemo(
    () => planLines(text, format),
    [text, format],
  );
  const search = useLineSearch(lines);
  const [isWrapped, setWrapped] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, isWrapped]);
  const goTo = (line: number | undefined) =>
    line !== undefined && virtualizer.scrollToIndex(line, { align: 'center' });
  const current = search.matches[search.current];
  const { needle } = search;
  const [first] = search.matches;
  useEffect(() => {
    // Whenever something else is typed; from there on it is gone to
    if (needle && first !== undefined) {
      virtualizer.scrollToIndex(first, { align: 'center' });
    }
  }, [virtualizer, needle, first]);
  return (
    <div>
      <div className={styles.tools}>
        <PlanSearch search={search} onMove={by => goTo(search.move(by))} />
        <Switch
          label={t('plan.wrap')}
          isSelected={isWrapped}
          onChange={setWrapped}
        />
        <CopyButton text={text} label={t('plan.text')} />
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        data-wrapped={isWrapped || undefined}
        role="region"
        aria-label={t('plan.text')}
        // Once it has the focus, it scrolls by the keyboard as well
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div
          className={styles.lines}
          style={{
            height: virtualizer.getTotalSize(),
            minWidth: isWrapped ? undefined : `${width}ch`,
          }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => (
            <div
              key={key}
              data-index={index}
              ref={isWrapped ? virtualizer.measureElement : undefined}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              <PlanTextLine
                text={lines[index]}
                kind={kinds[index]}
                needle={needle}
                isCurrent={index === current}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
