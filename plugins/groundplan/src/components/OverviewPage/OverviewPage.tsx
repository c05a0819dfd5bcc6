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

import { Container, Flex } from '@backstage/ui';
import { DOMAINS } from '../../query';
import { useText } from '../../translation';
import { HealthCounts } from '../HealthCounts';
import { HostClustersSection } from '../HostClusters';
import { PullRequestsSection } from '../PullRequests';
import { Section, Sections } from '../Section';
import { AttentionSection } from './AttentionSection';

/** What needs attention first, then counts and hosts. @public */
export function OverviewPage() {
  const t = useText();
  return (
    <Container>
      <Flex direction="column" gap="4" pt="4" pb="4">
        <AttentionSection />
        <PullRequestsSection />
        <Section title={t('overview.counts')}>
          <Sections narrow>
            {DOMAINS.map(domain => (
              <HealthCounts key={domain} domain={domain} />
            ))}
          </Sections>
        </Section>
        <HostClustersSection />
      </Flex>
    </Container>
  );
}
