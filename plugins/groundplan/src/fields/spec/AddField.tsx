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
import { Button, Select } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useText } from '../../translation';
import styles from './SpecForm.module.css';

/** @internal */
export interface AddFieldProps {
  /** The object that gets it. */
  to: string;
  /** What there is to choose from; whatever one likes where left out. */
  addable?: { name: string; description?: string }[];
  isDisabled?: boolean;
  onAdd?: (name: string) => void;
}

/** Lets choose one more field of an object. @internal */
export function AddField(props: AddFieldProps) {
  const { to, addable, onAdd } = props;
  const t = useText();
  if (!onAdd) {
    return null;
  }
  if (!addable) {
    return (
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine aria-hidden />}
          isDisabled={props.isDisabled}
          onPress={() => onAdd('')}
        >
          {t('spec.addKey', { to })}
        </Button>
      </div>
    );
  }
  return addable.length === 0 ? null : (
    <Select
      className={styles.add}
      aria-label={to ? t('spec.addTo', { to }) : t('spec.add')}
      placeholder={to ? t('spec.addTo', { to }) : t('spec.add')}
      size="small"
      search={addable.length > 8 || undefined}
      isDisabled={props.isDisabled}
      options={addable.map(({ name, description }) => ({
        id: name,
        label: name,
        description,
      }))}
      value={null}
      onChange={name => name !== null && onAdd(String(name))}
    />
  );
}
