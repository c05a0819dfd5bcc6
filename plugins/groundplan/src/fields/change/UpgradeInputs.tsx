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

import { Select, Text } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useText } from '../../translation';
import { OperationInputsProps } from './OperationForm';

/** The version to go to. @internal */
export function UpgradeInputs(props: OperationInputsProps) {
  const { changes, value, onChange } = props;
  const t = useText();
  const { current, versions } = changes.upgrade!;
  const [version, setVersion] = useState(() =>
    versions.find(it => it === value.version),
  );
  useEffect(() => {
    onChange(version ? { operation: 'upgrade', version } : undefined);
  }, [version, onChange]);
  if (versions.length === 0) {
    return <Text as="p">{t('change.noVersions')}</Text>;
  }
  return (
    <Select
      label={t('change.version')}
      description={t('change.current', { version: current })}
      placeholder={t('change.choose')}
      isRequired
      isDisabled={props.isDisabled}
      options={versions.map(it => ({ id: it, label: it }))}
      value={version ?? null}
      onChange={key => setVersion(String(key))}
    />
  );
}
