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

import { Flex, Radio, RadioGroup, Select, TextField } from '@backstage/ui';
import { UpgradeChoice } from 'backstage-plugin-groundplan-common';
import { useEffect, useState } from 'react';
import { useText } from '../../translation';
import { OperationInputsProps } from './OperationForm';
import { partsOf, upgradeTo } from './upgradeOf';

/** What is upgraded, and to which version. @internal */
export function UpgradeInputs(props: OperationInputsProps) {
  const { changes, value, onChange, isDisabled } = props;
  const t = useText();
  const parts = partsOf(changes.upgrade!);
  const [name, setName] = useState(() =>
    parts.length === 1 || value.sets === undefined
      ? parts.find(({ choice }) => choice.allowed)?.name
      : 'workers',
  );
  const [version, setVersion] = useState(value.version ?? '');
  const [image, setImage] = useState(value.image ?? '');
  const part = parts.find(one => one.name === name);
  const told = JSON.stringify(part && upgradeTo(part, { version, image }));
  useEffect(() => {
    onChange(told === undefined ? undefined : JSON.parse(told));
  }, [told, onChange]);
  return (
    <Flex direction="column" gap="3">
      {parts.length > 1 && (
        <RadioGroup
          label={t('change.part')}
          isRequired
          isDisabled={isDisabled}
          value={name ?? null}
          onChange={chosen => {
            setName(chosen as typeof name);
            setVersion('');
          }}
        >
          {parts.map(({ name: id, choice, sets }) => (
            <Radio key={id} value={id} isDisabled={!choice.allowed}>
              <span>
                {id === 'workers'
                  ? t('change.workers', { name: (sets ?? []).join(', ') })
                  : t('change.controlPlane')}
                {!choice.allowed &&
                  `. ${t('change.notPossible', {
                    reason: choice.reason ?? t('changes.noReason'),
                  })}`}
              </span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      {part && (
        <VersionField
          key={part.name}
          choice={part.choice}
          version={version}
          isDisabled={isDisabled}
          onChange={setVersion}
        />
      )}
      {part?.choice.image && (
        <TextField
          label={t('change.image')}
          description={t('change.imageHelp', { image: part.choice.image })}
          isRequired
          isDisabled={isDisabled}
          value={image}
          onChange={setImage}
        />
      )}
    </Flex>
  );
}

function VersionField(props: {
  choice: UpgradeChoice;
  version: string;
  isDisabled?: boolean;
  onChange(version: string): void;
}) {
  const { choice, version, isDisabled, onChange } = props;
  const { current, versions } = choice;
  const t = useText();
  const now = t('change.current', { version: current });
  return choice.anyVersion ? (
    <TextField
      label={t('change.version')}
      description={[
        now,
        t('change.anyVersion'),
        ...(versions.length > 0
          ? [t('change.known', { versions: versions.join(', ') })]
          : []),
      ].join(' ')}
      isRequired
      isDisabled={isDisabled}
      autoComplete="off"
      value={version}
      onChange={onChange}
    />
  ) : (
    <Select
      label={t('change.version')}
      description={now}
      placeholder={t('change.choose')}
      isRequired
      isDisabled={isDisabled}
      options={versions.map(it => ({ id: it, label: it }))}
      value={version || null}
      onChange={key => onChange(String(key))}
    />
  );
}
