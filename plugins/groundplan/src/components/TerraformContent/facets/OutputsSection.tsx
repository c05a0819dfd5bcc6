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

import { Button, Flex, Text } from '@backstage/ui';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useId } from 'react';
import { useTerraformOperations } from '../../../query';
import { useText } from '../../../translation';
import { ErrorNotice } from '../../Notices';
import { Section } from '../../Section';
import { OutputItem } from './OutputItem';
import styles from './facets.module.css';
import { useOutputValues } from './useOutputValues';

/** The outputs by name; their values for those who may and ask for them. @internal */
export function OutputsSection(props: { details: TerraformDetails }) {
  const { details } = props;
  const { outputs, outputsSecret } = details;
  const t = useText();
  const reasonId = useId();
  const { data: operations } = useTerraformOperations(details);
  const values = useOutputValues(details);
  const may = operations?.readOutputs;
  const read = may?.allowed ? values.data?.items ?? [] : [];
  // Where no values are kept yet, the names are known, and they can be asked again
  const isShown = read.length > 0;
  const shown = isShown
    ? read
    : outputs.map(name => ({ name, type: undefined, value: undefined }));
  return (
    <Section title={t('terraform.outputs')}>
      <Flex direction="column" gap="2">
        {shown.length === 0 ? (
          <Text color="secondary">{t('terraform.noOutputs')}</Text>
        ) : (
          <ul className={styles.list}>
            {shown.map(output => (
              <OutputItem
                // What was shown once is not shown when it is read again
                key={`${output.name} ${output.value === undefined}`}
                output={output}
              />
            ))}
          </ul>
        )}
        {outputsSecret && (
          <Text as="p" variant="body-small" color="secondary">
            {t('terraform.outputsHelp', { secret: outputsSecret })}
          </Text>
        )}
        {values.data?.reason && <Text as="p">{values.data.reason}</Text>}
        {values.error && <ErrorNotice error={values.error} />}
        {may && outputs.length > 0 && (
          <div>
            <Button
              size="small"
              variant="secondary"
              isDisabled={!may.allowed}
              loading={values.isPending}
              aria-describedby={may.allowed ? undefined : reasonId}
              onPress={isShown ? values.hide : values.read}
            >
              {t(isShown ? 'facets.hideValues' : 'facets.showValues')}
            </Button>
          </div>
        )}
        {may && !may.allowed && (
          <Text as="p" id={reasonId} variant="body-small" color="secondary">
            {may.reason}
          </Text>
        )}
      </Flex>
    </Section>
  );
}
