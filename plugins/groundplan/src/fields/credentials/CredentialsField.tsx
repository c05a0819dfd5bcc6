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

import { Alert, Flex, Select } from '@backstage/ui';
import { CredentialsResponse } from 'backstage-plugin-groundplan-common';
import { QueryState } from '../../components/QueryState';
import { useCredentials } from '../../query';
import { useText } from '../../translation';
import { credentialsSchema } from './credentialsSchema';

type Props = typeof credentialsSchema.TProps;

const NONE = 'none';

/** The identity that the provider of a cluster acts by. @internal */
export function CredentialsField(props: Props) {
  const t = useText();
  const host = props.uiSchema['ui:options']?.host;
  if (!host) {
    return <Alert status="danger" icon title={t('credentials.missing')} />;
  }
  return <CredentialsOfHost {...props} host={host} />;
}

function CredentialsOfHost(props: Props & { host: string }) {
  const query = useCredentials(props.host);
  return (
    <QueryState query={query} small>
      {known => <CredentialsChoice {...props} known={known} />}
    </QueryState>
  );
}

function CredentialsChoice(
  props: Props & { host: string; known: CredentialsResponse },
) {
  const { host, known, formData = {}, onChange } = props;
  const { items, unreadable } = known;
  const t = useText();
  const chosen = formData.name ? idOf(formData) : NONE;
  const isGone = chosen !== NONE && !items.some(it => idOf(it) === chosen);
  return (
    <Flex direction="column" gap="4">
      <Select
        label={t('credentials.title')}
        description={
          items.length > 0 || unreadable.length > 0
            ? t('credentials.help')
            : t('credentials.empty', { host })
        }
        isDisabled={props.disabled || props.readonly}
        search={items.length > 10 || undefined}
        options={[
          { id: NONE, label: t('credentials.none') },
          ...items.map(it => ({ id: idOf(it), label: labelOf(it) })),
        ]}
        value={isGone ? null : chosen}
        onChange={key => onChange(items.find(it => idOf(it) === key) ?? {})}
      />
      {isGone && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('target.gone', { what: labelOf(formData) })}
        />
      )}
      {unreadable.map(({ kind, message }) => (
        <Alert
          key={kind}
          role="status"
          status="warning"
          icon
          title={t('credentials.unreadable', { kind, host })}
          description={message}
        />
      ))}
    </Flex>
  );
}

type Identity = typeof credentialsSchema.TOutput;

function idOf({ kind, namespace = '', name }: Identity): string {
  return `${kind}/${namespace}/${name}`;
}

function labelOf({ kind, namespace, name }: Identity): string {
  return `${namespace ? `${namespace}/` : ''}${name} (${kind})`;
}
