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
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { Facts, Section } from '../Section';

/** Links are made of web addresses only: the value comes from a cluster. */
function SourceUrl(props: { url: string }) {
  return /^https?:\/\//.test(props.url) ? (
    <Link href={props.url} target="_blank" rel="noopener noreferrer">
      {props.url}
    </Link>
  ) : (
    <>{props.url}</>
  );
}

/** The Flux source, and which of its revisions has got how far. @internal */
export function SourceSection(props: { details: TerraformDetails }) {
  const { details } = props;
  const { source, sourceStatus } = details;
  const t = useText();
  return (
    <Section title={t('terraform.source')}>
      <Facts
        items={[
          [
            t('terraform.source'),
            source && (
              <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
                <span>
                  {source.kind} {source.namespace ? `${source.namespace}/` : ''}
                  {source.name}
                </span>
                {sourceStatus && (
                  <HealthChip health={sourceStatus.status.health} />
                )}
              </Flex>
            ),
          ],
          [
            t('status.reason'),
            sourceStatus &&
              sourceStatus.status.health !== 'Healthy' &&
              `${sourceStatus.status.reason} ${sourceStatus.status.message}`,
          ],
          ['URL', sourceStatus?.url && <SourceUrl url={sourceStatus.url} />],
          [t('terraform.path'), details.path],
          [t('terraform.sourceRevision'), sourceStatus?.revision],
          [t('terraform.attemptedRevision'), details.attemptedRevision],
          [t('terraform.plannedRevision'), details.plannedRevision],
          [t('terraform.appliedRevision'), details.appliedRevision],
          [t('terraform.workspace'), details.workspace],
          [t('terraform.interval'), details.interval],
        ]}
      />
    </Section>
  );
}
