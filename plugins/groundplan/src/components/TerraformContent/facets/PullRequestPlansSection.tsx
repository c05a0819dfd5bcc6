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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { words } from '../../../text/words';
import { useText } from '../../../translation';
import { HealthChip } from '../../HealthChip';
import { Section } from '../../Section';

/** What the branch planner plans for open pull requests. @internal */
export function PullRequestPlansSection(props: { details: TerraformDetails }) {
  const plans = props.details.pullRequestPlans;
  const t = useText();
  const titleOf = (it: (typeof plans)[number]) =>
    it.pullRequest
      ? t('terraform.pullRequest', { id: it.pullRequest })
      : it.name;
  if (plans.length === 0) {
    return null;
  }
  return (
    <Section title={t('terraform.pullRequests')}>
      <Flex direction="column" gap="2">
        {plans.map(it => (
          <Flex key={it.name} gap="2" align="center">
            <HealthChip health={it.status.health} />
            <Text as="span">
              {it.entityRef ? (
                <EntityRefLink entityRef={it.entityRef} title={titleOf(it)} />
              ) : (
                titleOf(it)
              )}
              : {words(it.status.state)}
            </Text>
          </Flex>
        ))}
      </Flex>
    </Section>
  );
}
