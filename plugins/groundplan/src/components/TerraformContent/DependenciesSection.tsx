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
import { words } from '../../text/words';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { Section } from '../Section';

/** Other Terraform resources with their health, linked. @internal */
export function DependenciesSection(props: {
  title: string;
  items: TerraformDetails['dependencies'];
}) {
  const t = useText();
  return (
    <Section title={props.title}>
      {props.items.length === 0 && (
        <Text color="secondary">{t('terraform.noDependencies')}</Text>
      )}
      <Flex direction="column" gap="2">
        {props.items.map(it => {
          const name = `${it.namespace}/${it.name}`;
          return (
            <Flex key={name} gap="2" align="center">
              <Text as="span">
                {it.entityRef ? (
                  <EntityRefLink entityRef={it.entityRef} title={name} />
                ) : (
                  name
                )}
              </Text>
              {it.status ? (
                <>
                  <HealthChip health={it.status.health} />
                  <Text as="span" color="secondary">
                    {words(it.status.state)}
                  </Text>
                </>
              ) : (
                <Text as="span" color="secondary">
                  {t('terraform.notReadable')}
                </Text>
              )}
            </Flex>
          );
        })}
      </Flex>
    </Section>
  );
}
