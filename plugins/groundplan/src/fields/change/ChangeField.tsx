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
import { Button, Flex, Text } from '@backstage/ui';
import { QueryState } from '../../components/QueryState';
import { useEntityChanges } from '../../query';
import { useText } from '../../translation';
import { Registry } from '../spec';
import { UserCredentials } from '../user-credentials';
import { changeSchema } from './changeSchema';
import { EntityChoice } from './EntityChoice';
import { OperationForm } from './OperationForm';
import { SeveralChanges } from './SeveralChanges';

type Props = typeof changeSchema.TProps;

/** What is to be done to an object that is there. @internal */
export function ChangeField(props: Props) {
  const { formData, onChange } = props;
  const t = useText();
  const { entityRef, changes } = formData ?? {};
  if (changes && changes.length > 0) {
    return <SeveralChanges {...props} changes={changes} />;
  }
  if (!entityRef) {
    return (
      <EntityChoice onChoose={chosen => onChange({ entityRef: chosen })} />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        <Text as="p">
          {t('change.entity')}: <EntityRefLink entityRef={entityRef} />
        </Text>
        <Button
          size="small"
          variant="tertiary"
          isDisabled={props.disabled || props.readonly}
          onPress={() => onChange({})}
        >
          {t('change.another')}
        </Button>
      </Flex>
      <ChangeOf {...props} key={entityRef} entityRef={entityRef} />
    </Flex>
  );
}

function ChangeOf(props: Props & { entityRef: string }) {
  const query = useEntityChanges(props.entityRef);
  const options = props.uiSchema['ui:options']?.requestUserCredentials;
  return (
    <QueryState query={query}>
      {changes => (
        <Flex direction="column" gap="4">
          <UserCredentials
            repository={changes.repository}
            options={options}
            isRequired={changes.requireUserCredentials}
          />
          <OperationForm
            changes={changes}
            entityRef={props.entityRef}
            value={props.formData ?? {}}
            isDisabled={props.disabled || props.readonly}
            // It is the form's, whatever values its fields have
            registry={props.registry as unknown as Registry}
            secretsKey={options?.secretsKey}
            onChange={props.onChange}
          />
        </Flex>
      )}
    </QueryState>
  );
}
