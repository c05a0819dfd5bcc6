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

import { Flex, Select, ToggleButton } from '@backstage/ui';
import { ListResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import styles from './FleetFilters.module.css';
import { countOf, QUICK_NAMES, QUICK_STATES } from './quickStates';
import { ListFilters } from './useListFilters';

const DAYS = [1, 7, 30, 90];

/** What one looks for among Terraform resources, with how many there are. @internal */
export function TerraformQuickFilters(props: {
  filters: ListFilters;
  onChange: (change: ListFilters) => void;
  response?: ListResponse;
}) {
  const { filters, onChange, response } = props;
  const t = useText();
  const chosen = filters.state ?? [];
  const days = filters.suspendedDays;
  const offered =
    days === undefined || DAYS.includes(days)
      ? DAYS
      : [...DAYS, days].sort((a, b) => a - b);
  return (
    <Flex
      role="group"
      aria-label={t('quick.title')}
      align="end"
      gap="2"
      className={styles.filters}
    >
      {QUICK_NAMES.map(name => {
        const states: readonly string[] = QUICK_STATES[name];
        const others = chosen.filter(it => !states.includes(it));
        return (
          <ToggleButton
            key={name}
            size="small"
            isSelected={states.every(it => chosen.includes(it))}
            onChange={isSelected => {
              const state = isSelected ? [...others, ...states] : others;
              onChange({ state: state.length > 0 ? state : undefined });
            }}
          >
            {`${t(`quick.${name}`)} (${countOf(response, name)})`}
          </ToggleButton>
        );
      })}
      <Select
        className={styles.quick}
        size="small"
        label={t('quick.suspended')}
        options={[
          { id: '', label: t('list.all') },
          ...offered.map(it => ({
            id: String(it),
            label: t('quick.days', { count: it }),
          })),
        ]}
        value={days === undefined ? '' : String(days)}
        onChange={key =>
          onChange({ suspendedDays: key ? Number(key) : undefined })
        }
      />
    </Flex>
  );
}
