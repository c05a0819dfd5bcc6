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
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { Section } from '../Section';

/** The outputs' names; their values are in a Secret that is not read. @internal */
export function OutputsSection(props: { details: TerraformDetails }) {
  const { outputs, outputsSecret } = props.details;
  const t = useText();
  return (
    <Section title={t('terraform.outputs')}>
      <Flex direction="column" gap="2">
        {outputs.length === 0 ? (
          <Text color="secondary">{t('terraform.noOutputs')}</Text>
        ) : (
          <ul>
            {outputs.map(name => (
              <li key={name}>
                <Text as="span">{name}</Text>
              </li>
            ))}
          </ul>
        )}
        {outputsSecret && (
          <Text as="p" variant="body-small" color="secondary">
            {t('terraform.outputsHelp', { secret: outputsSecret })}
          </Text>
        )}
      </Flex>
    </Section>
  );
}
