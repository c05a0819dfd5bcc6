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
import { ButtonIcon, Flex } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { ComponentProps } from 'react';
import { useText } from '../../translation';
import { AddField } from './AddField';
import { FieldGroup } from './FieldGroup';
import { Registry } from './FieldProps';
import { useSetFields } from './SetFieldsContext';
import styles from './SpecForm.module.css';

type Props = ComponentProps<Registry['templates']['ObjectFieldTemplate']>;

/** Fields of an object one below the other, each with a way to be rid of it. @internal */
export function SetFieldsTemplate(props: Props) {
  const { title, description, properties, idSchema, schema } = props;
  const t = useText();
  const actions = useSetFields();
  const isDisabled = props.disabled || props.readonly;
  // The keys of a map have buttons of their own
  const isMap = Boolean(schema.additionalProperties);
  const content = (
    <>
      {properties.map(({ name, content: field }) => {
        const isGroup = ['object', 'array'].includes(field.props.schema?.type);
        const isRemovable = !isMap && actions?.removable.has(name);
        return (
          <div key={name} className={styles.row}>
            <div className={isRemovable && !isGroup ? styles.besideAction : ''}>
              {field}
            </div>
            {isRemovable && (
              <ButtonIcon
                className={styles.action}
                aria-label={t('spec.remove', { field: name })}
                icon={<RiCloseLine aria-hidden />}
                size="small"
                variant="tertiary"
                isDisabled={isDisabled}
                onPress={() => actions?.remove(name)}
              />
            )}
          </div>
        );
      })}
      <AddField
        to={title}
        isDisabled={isDisabled}
        addable={isMap ? undefined : actions?.addable ?? []}
        onAdd={isMap ? props.onAddClick(schema) : actions?.add}
      />
    </>
  );
  return title ? (
    <FieldGroup id={idSchema.$id} title={title} description={description}>
      {content}
    </FieldGroup>
  ) : (
    <Flex id={idSchema.$id} direction="column" gap="4">
      {content}
    </Flex>
  );
}
