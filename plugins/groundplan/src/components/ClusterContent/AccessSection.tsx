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

import { Flex, Text } from '@backstage/ui';
import { ClusterDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { Code, Facts, Section } from '../Section';

/** How to reach the cluster with one's own rights. @internal */
export function AccessSection(props: { details: ClusterDetails }) {
  const { access, endpoint } = props.details;
  const t = useText();
  return (
    <Section title={t('cluster.access')}>
      <Flex direction="column" gap="3">
        <Facts
          items={[[t('cluster.endpoint'), endpoint ?? t('cluster.unknown')]]}
        />
        {access.length === 0 && (
          <Text as="p" color="secondary">
            {t('cluster.noAccess')}
          </Text>
        )}
        {access.map(it => (
          <div key={it.title}>
            <Text as="p" variant="body-small" color="secondary">
              {it.title}
            </Text>
            <Code text={it.command} label={it.title} copy />
          </div>
        ))}
        <Text as="p" variant="body-small" color="secondary">
          {t('cluster.accessHelp')}
        </Text>
      </Flex>
    </Section>
  );
}
