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

import { ButtonIcon, SearchField, Text } from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useText } from '../../../../translation';
import styles from './PlanText.module.css';
import { LineSearch } from './useLineSearch';

/** Finds a text in the plan, and goes from one place to the next. @internal */
export function PlanSearch(props: {
  search: LineSearch;
  onMove: (by: 1 | -1) => void;
}) {
  const { search, onMove } = props;
  const t = useText();
  const { query, needle, matches, current } = search;
  const found =
    matches.length > 0
      ? t('plan.found', {
          current: String(current + 1),
          total: String(matches.length),
        })
      : t('plan.notFound');
  return (
    <div className={styles.search}>
      <SearchField
        size="small"
        className={styles.field}
        aria-label={t('plan.search')}
        placeholder={t('plan.search')}
        value={query}
        onChange={search.setQuery}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            onMove(event.shiftKey ? -1 : 1);
          }
        }}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('plan.previous')}
        isDisabled={matches.length === 0}
        icon={<RiArrowUpLine size={16} aria-hidden />}
        onPress={() => onMove(-1)}
      />
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('plan.next')}
        isDisabled={matches.length === 0}
        icon={<RiArrowDownLine size={16} aria-hidden />}
        onPress={() => onMove(1)}
      />
      <Text as="span" variant="body-small" color="secondary" role="status">
        {needle && needle === query.toLowerCase() && found}
      </Text>
    </div>
  );
}
