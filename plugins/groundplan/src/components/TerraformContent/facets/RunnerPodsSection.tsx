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

import { Flex, Link, Text } from '@backstage/ui';
import {
  RunnerPodView,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useTerraformFacet } from '../../../query';
import { useText } from '../../../translation';
import { QueryState } from '../../QueryState';
import { RelativeTime } from '../../RelativeTime';
import { Facts, Section } from '../../Section';

/** The pods in which it is planned and applied. @internal */
export function RunnerPodsSection(props: { details: TerraformDetails }) {
  const t = useText();
  const query = useTerraformFacet(props.details, 'activity');
  return (
    <Section title={t('facets.runners')}>
      <QueryState query={query} small>
        {({ runners, problems }) => (
          <Flex direction="column" gap="3">
            {runners.length === 0 && (
              <Text color="secondary">
                {t(problems.length > 0 ? 'facets.unread' : 'facets.noRunners')}
              </Text>
            )}
            {runners.map(it => (
              <RunnerPod key={it.name} runner={it} />
            ))}
          </Flex>
        )}
      </QueryState>
    </Section>
  );
}

function RunnerPod(props: { runner: RunnerPodView }) {
  const { name, phase, ready, startedAt, message, logsUrl } = props.runner;
  const t = useText();
  return (
    <Facts
      items={[
        [t('runners.pod'), name],
        [
          t('runners.phase'),
          [phase, t(ready ? 'runners.ready' : 'runners.notReady')]
            .filter(Boolean)
            .join(', '),
        ],
        [t('facets.started'), startedAt && <RelativeTime time={startedAt} />],
        [t('facets.message'), message],
        [
          t('facets.log'),
          logsUrl && (
            <Link href={logsUrl} target="_blank" rel="noopener noreferrer">
              {t('facets.openLog', { name })}
            </Link>
          ),
        ],
      ]}
    />
  );
}
