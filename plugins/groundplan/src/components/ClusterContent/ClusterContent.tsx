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

import { Flex } from '@backstage/ui';
import { ClusterDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { ChangesSection } from '../Changes';
import { ConditionsTable } from '../ConditionsTable';
import { DescribeTree } from '../DescribeTree';
import { OriginSection } from '../details';
import { DetailsNotices } from '../Notices';
import { Section, Sections } from '../Section';
import { StatusSummary } from '../StatusSummary';
import { AccessSection } from './AccessSection';
import { ClusterFactsSection } from './ClusterFactsSection';
import { GitOpsSection } from './GitOpsSection';
import { VersionsSection } from './VersionsSection';

/** Everything that is known of a cluster. @internal */
export function ClusterContent(props: { details: ClusterDetails }) {
  const { details } = props;
  const t = useText();
  return (
    <Flex direction="column" gap="4">
      <DetailsNotices details={details} />
      <Section title={t('details.status')}>
        <StatusSummary status={details.status} />
        {details.notes.map(note => (
          <p key={note}>{note}</p>
        ))}
      </Section>
      <ChangesSection entityRef={details.entityRef} />
      <Sections>
        <VersionsSection details={details} />
        <AccessSection details={details} />
      </Sections>
      <Section title={t('tree.title')}>
        <DescribeTree root={details.tree} />
      </Section>
      <Section title={t('details.conditions')}>
        <ConditionsTable conditions={details.conditions} />
      </Section>
      <Sections>
        <ClusterFactsSection details={details} />
        <GitOpsSection details={details} />
        <OriginSection details={details} />
      </Sections>
    </Flex>
  );
}
