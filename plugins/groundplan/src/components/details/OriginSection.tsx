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
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
} from '@backstage/ui';
import { DetailsBase, SummaryBase } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { Code, Facts, Section } from '../Section';

function lines(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

/** What put the object there, and what it is called where it lives. @internal */
export function OriginSection(props: { details: DetailsBase & SummaryBase }) {
  const { details } = props;
  const { ref, appliedBy } = details;
  const t = useText();
  const maps = [
    [t('details.labels'), details.labels],
    [t('details.annotations'), details.annotations],
  ] as const;
  return (
    <Section title={t('details.origin')}>
      <Flex direction="column" gap="3">
        <Facts
          items={[
            [
              t('details.appliedBy'),
              appliedBy
                ? `${appliedBy.kind} ${appliedBy.namespace}/${appliedBy.name}`
                : t('details.notApplied'),
            ],
            [t('details.host'), details.host],
            [
              t('details.object'),
              `${ref.kind} ${ref.namespace ? `${ref.namespace}/` : ''}${
                ref.name
              } (${ref.group ? `${ref.group}/` : ''}${ref.version})`,
            ],
            [
              t('details.owner'),
              details.owner && <EntityRefLink entityRef={details.owner} />,
            ],
            [
              t('details.created'),
              details.createdAt && <RelativeTime time={details.createdAt} />,
            ],
          ]}
        />
        {maps
          .filter(([, values]) => Object.keys(values).length > 0)
          .map(([title, values]) => (
            <Accordion key={title}>
              <AccordionTrigger
                title={`${title} (${Object.keys(values).length})`}
              />
              <AccordionPanel>
                <Code text={lines(values)} label={title} />
              </AccordionPanel>
            </Accordion>
          ))}
      </Flex>
    </Section>
  );
}
