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

import { Button, ButtonIcon } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiCloseLine,
} from '@remixicon/react';
import { ComponentProps } from 'react';
import { useText } from '../../translation';
import { FieldGroup } from './FieldGroup';
import { Registry } from './FieldProps';
import styles from './SpecForm.module.css';

type Props = ComponentProps<Registry['templates']['ArrayFieldTemplate']>;

/** Items of a list one below the other, which narrow pages have room for too. @internal */
export function ListTemplate(props: Props) {
  const { title, items, schema, canAdd, onAddClick, idSchema } = props;
  const t = useText();
  const isDisabled = props.disabled || props.readonly;
  return (
    <FieldGroup
      id={idSchema.$id}
      title={title}
      description={schema.description}
    >
      {items.map(item => {
        const { key, index, hasMoveUp, hasMoveDown, hasRemove } = item;
        const field = `${title} ${index + 1}`;
        return (
          <div key={key}>
            <div className={styles.itemActions}>
              {hasMoveUp && (
                <ButtonIcon
                  aria-label={t('spec.moveUp', { field })}
                  icon={<RiArrowUpLine aria-hidden />}
                  size="small"
                  variant="tertiary"
                  isDisabled={isDisabled}
                  onPress={() => item.onReorderClick(index, index - 1)()}
                />
              )}
              {hasMoveDown && (
                <ButtonIcon
                  aria-label={t('spec.moveDown', { field })}
                  icon={<RiArrowDownLine aria-hidden />}
                  size="small"
                  variant="tertiary"
                  isDisabled={isDisabled}
                  onPress={() => item.onReorderClick(index, index + 1)()}
                />
              )}
              {hasRemove && (
                <ButtonIcon
                  aria-label={t('spec.remove', { field })}
                  icon={<RiCloseLine aria-hidden />}
                  size="small"
                  variant="tertiary"
                  isDisabled={isDisabled}
                  onPress={() => item.onDropIndexClick(index)()}
                />
              )}
            </div>
            {item.children}
          </div>
        );
      })}
      {canAdd && (
        <div>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiAddLine aria-hidden />}
            isDisabled={isDisabled}
            onPress={() => onAddClick()}
          >
            {t('spec.addItem', { to: title })}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
