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

import { Flex, Link } from '@backstage/ui';
import { FIRST_PAGE, useFleetList } from '../../query';
import { useText } from '../../translation';
import { countOf, QUICK_NAMES, QUICK_STATES } from '../FleetList/quickStates';
import { useFleetPath } from '../HealthCounts';

/** So long nobody leaves anything suspended on purpose without knowing of it. */
const SUSPENDED_DAYS = 7;

/** How many Terraform resources wait for somebody, by what for. @internal */
export function TerraformAttention() {
  const t = useText();
  const fleetPath = useFleetPath();
  const all = useFleetList('terraforms', FIRST_PAGE);
  const suspended = useFleetList('terraforms', {
    suspendedDays: SUSPENDED_DAYS,
    limit: 1,
  });
  const links = [
    ...QUICK_NAMES.map(name => ({
      count: countOf(all.data, name),
      text: t(`quick.${name}`),
      path: fleetPath('terraforms', { state: [...QUICK_STATES[name]] }),
    })),
    {
      count: suspended.data?.total ?? 0,
      text: t('quick.suspendedFor', { count: SUSPENDED_DAYS }),
      path: fleetPath('terraforms', { suspendedDays: SUSPENDED_DAYS }),
    },
  ].filter(({ count, path }) => count > 0 && path);
  return links.length === 0 ? null : (
    <Flex
      role="group"
      aria-label={t('page.terraforms')}
      gap="4"
      style={{ flexWrap: 'wrap' }}
    >
      {links.map(({ count, text, path }) => (
        <Link key={text} href={path ?? ''}>{`${text}: ${count}`}</Link>
      ))}
    </Flex>
  );
}
