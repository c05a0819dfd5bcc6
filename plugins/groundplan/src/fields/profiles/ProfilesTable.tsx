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

import { Checkbox, Select, Text, TextField } from '@backstage/ui';
import { useText } from '../../translation';
import { ProfileRow, toChoice, withChoice } from './profileRows';
import { ChosenProfile } from './profilesSchema';
import styles from './ProfilesTable.module.css';
import { isNamespace } from './validateProfiles';
import { ValuesDialog } from './ValuesDialog';

interface ProfilesTableProps {
  host: string;
  rows: ProfileRow[];
  chosen: ChosenProfile[];
  isDisabled?: boolean;
  onChange: (chosen: ChosenProfile[]) => void;
}

/**
 * Charts with what can be said of each. A plain table: in a grid, the arrow keys
 * would leave a text field instead of moving in it.
 *
 * @internal
 */
export function ProfilesTable(props: ProfilesTableProps) {
  const t = useText();
  return (
    <table className={styles.table} aria-label={t('profiles.title')}>
      <thead>
        <tr>
          {(['chart', 'layer', 'version', 'namespace', 'values'] as const).map(
            column => (
              <th key={column} scope="col">
                {t(`profiles.${column}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <ProfileCells key={row.chart} {...props} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function ProfileCells(props: ProfilesTableProps & { row: ProfileRow }) {
  const { host, row, chosen, onChange } = props;
  const { chart, version } = row;
  const t = useText();
  const isOff = props.isDisabled || row.isFixed || !version;
  const change = (it: Partial<ChosenProfile>) =>
    onChange(withChoice(chosen, chart, toChoice(row, it)));
  return (
    <tr>
      <th scope="row">
        <Checkbox
          isSelected={row.isSelected}
          isDisabled={props.isDisabled || row.isRequired || !version}
          onChange={isSelected =>
            onChange(
              withChoice(chosen, chart, isSelected ? toChoice(row) : undefined),
            )
          }
        >
          {chart}
        </Checkbox>
        <Text as="p" variant="body-small" color="secondary">
          {row.isRequired ? t('profiles.required') : row.description}
        </Text>
      </th>
      <td>{row.layer ?? '–'}</td>
      <td>
        <Select
          aria-label={t('profiles.versionOf', { chart })}
          size="small"
          placeholder={t('profiles.newest')}
          isDisabled={isOff || !row.isSelected || row.versions.length < 2}
          options={row.versions.map(it => ({ id: it, label: it }))}
          value={version ?? null}
          onChange={key => change({ version: String(key), values: undefined })}
        />
      </td>
      <td>
        <TextField
          aria-label={t('profiles.namespaceOf', { chart })}
          size="small"
          placeholder="flux-system"
          isDisabled={isOff || !row.isSelected}
          isInvalid={!isNamespace(row.namespace)}
          value={row.namespace ?? ''}
          onChange={text => change({ namespace: text.trim() || undefined })}
        />
        {!isNamespace(row.namespace) && (
          <Text as="p" role="alert" variant="body-small" color="danger">
            {t('profiles.notNamespace')}
          </Text>
        )}
      </td>
      <td>
        <ValuesDialog
          profile={{ host, chart, version: version ?? '' }}
          values={row.chosen?.values}
          isDisabled={isOff || !row.isSelected || row.hasFixedValues}
          onSave={values => change({ values })}
        />
      </td>
    </tr>
  );
}
