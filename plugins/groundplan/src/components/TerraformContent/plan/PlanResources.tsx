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

import { Button, Flex, Text } from '@backstage/ui';
import { PlanResource } from 'backstage-plugin-groundplan-common';
import { useMemo, useState } from 'react';
import { useText } from '../../../translation';
import { byModule, ModuleGroup } from './byModule';
import { isDestroyed } from './destruction';
import { ResourceItem } from './ResourceItem';
import styles from './PlanResources.module.css';

const STEP = 50;
/** So few that what changes can be shown at once. */
const FEW = 3;

/** The resources that a plan changes, with what it destroys first. @internal */
export function PlanResources(props: { resources: PlanResource[] }) {
  const { resources } = props;
  const t = useText();
  const groups = useMemo(() => byModule(resources), [resources]);
  const [limit, setLimit] = useState(STEP);
  const shown = firstOf(groups, limit);
  const rest = resources.length - limit;
  return (
    <Flex direction="column" gap="2">
      {shown.map(({ module, resources: some }) => (
        <div key={module ?? ''} className={styles.group}>
          {groups.length > 1 && (
            <Text as="p" weight="bold" className={styles.module}>
              {module ?? t('plan.rootModule')}
            </Text>
          )}
          {some.map(resource => (
            <ResourceItem
              key={`${resource.address} ${resource.deposed ?? ''}`}
              resource={resource}
              isOpenAtFirst={resources.length <= FEW && isDestroyed(resource)}
            />
          ))}
        </div>
      ))}
      {rest > 0 && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setLimit(limit + STEP)}
          >
            {t('plan.more', {
              number: String(Math.min(rest, STEP)),
              total: String(resources.length),
            })}
          </Button>
        </div>
      )}
    </Flex>
  );
}

function firstOf(groups: ModuleGroup[], limit: number): ModuleGroup[] {
  const first: ModuleGroup[] = [];
  let left = limit;
  for (const group of groups) {
    if (left <= 0) {
      break;
    }
    first.push({ ...group, resources: group.resources.slice(0, left) });
    left -= group.resources.length;
  }
  return first;
}
