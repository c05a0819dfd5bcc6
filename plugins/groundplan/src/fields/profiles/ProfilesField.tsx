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

import { Alert, Flex } from '@backstage/ui';
import { ProfilesResponse } from 'backstage-plugin-groundplan-common';
import { QueryState } from '../../components/QueryState';
import { useProfiles } from '../../query';
import { useText } from '../../translation';
import { profileRows } from './profileRows';
import { profilesSchema } from './profilesSchema';
import { ProfilesTable } from './ProfilesTable';

type Props = typeof profilesSchema.TProps;

/** The charts that a new cluster is given. @internal */
export function ProfilesField(props: Props) {
  const t = useText();
  const host = props.uiSchema['ui:options']?.host;
  if (!host) {
    return <Alert status="danger" icon title={t('profiles.missing')} />;
  }
  return <ProfilesOfHost {...props} host={host} />;
}

function ProfilesOfHost(props: Props & { host: string }) {
  const query = useProfiles(props.host);
  return (
    <QueryState query={query} small>
      {known => <ProfilesChoice {...props} known={known} />}
    </QueryState>
  );
}

function ProfilesChoice(
  props: Props & { host: string; known: ProfilesResponse },
) {
  const { host, known, formData = [], onChange, uiSchema } = props;
  const t = useText();
  const choices = uiSchema['ui:options']?.charts ?? [];
  const rows = profileRows(known.items, choices, formData);
  return (
    <Flex direction="column" gap="4">
      {known.problems.map(problem => (
        <Alert
          key={problem}
          role="status"
          status="warning"
          icon
          title={t('profiles.problem', { host })}
          description={problem}
        />
      ))}
      {rows.length === 0 && known.problems.length === 0 && (
        <Alert
          role="status"
          status="info"
          icon
          title={t('profiles.none', { repository: known.repository ?? host })}
        />
      )}
      {rows.length > 0 && (
        <ProfilesTable
          host={host}
          rows={rows}
          chosen={formData}
          isDisabled={props.disabled || props.readonly}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}
