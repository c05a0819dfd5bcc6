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
import { Target } from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { QueryState } from '../../components/QueryState';
import { useTargets } from '../../query';
import { useText } from '../../translation';
import { UserCredentials } from '../user-credentials';
import { useTellForm } from '../useTellForm';
import { completeTarget, inOrder } from './completeTarget';
import { MoreOfTarget } from './MoreOfTarget';
import { namespaceSchema } from './namespaceSchema';
import { NoTarget } from './NoTarget';
import { RepositoryChoice } from './RepositoryChoice';
import { PartialTarget, targetSchema } from './targetSchema';

type Props = typeof targetSchema.TProps;

/** Host cluster, namespace and repository of what is made. @internal */
export function TargetField(props: Props) {
  const t = useText();
  if (!props.uiSchema['ui:options']?.domain) {
    return <Alert status="danger" icon title={t('target.missing')} />;
  }
  return <TargetOfDomain {...props} />;
}

function TargetOfDomain(props: Props) {
  const query = useTargets(props.uiSchema['ui:options']!.domain);
  return (
    <QueryState query={query} small>
      {({ items, requireUserCredentials }) => (
        <TargetChoices
          {...props}
          offered={items}
          requireUserCredentials={requireUserCredentials}
        />
      )}
    </QueryState>
  );
}

function TargetChoices(
  props: Props & { offered: Target[]; requireUserCredentials: boolean },
) {
  const { offered, formData = {}, onChange, uiSchema, schema } = props;
  const t = useText();
  const {
    domain,
    host: onlyHost,
    requestUserCredentials,
  } = uiSchema['ui:options']!;
  const namespaceField = namespaceSchema(schema);
  const [asked] = useState<PartialTarget>(formData);
  const { target, host, repository } = completeTarget(offered, formData, {
    host: onlyHost,
    namespace: namespaceField.default,
  });
  useTellForm(inOrder(formData), target, onChange);
  const isDisabled = props.disabled || props.readonly;
  const hosts = onlyHost ? offered.filter(it => it.host === onlyHost) : offered;
  if (hosts.length === 0) {
    return <NoTarget domain={domain} host={onlyHost} reason="host" />;
  }
  const gone =
    asked.repository &&
    !target.repository &&
    !host?.repositories.some(it => it.url === asked.repository)
      ? asked.repository
      : undefined;
  return (
    <Flex direction="column" gap="4">
      {hosts.length > 1 && (
        <Select
          label={t('target.host')}
          placeholder={t('target.choose')}
          isRequired
          isDisabled={isDisabled}
          options={hosts.map(it => ({ id: it.host, label: it.host }))}
          value={target.host ?? null}
          onChange={key => onChange({ host: String(key) })}
        />
      )}
      {host && host.namespaces.length === 0 && (
        <NoTarget domain={domain} host={host.host} reason="namespace" />
      )}
      {host && host.namespaces.length > 0 && (
        <Select
          label={t('target.namespace')}
          description={namespaceField.description}
          placeholder={t('target.choose')}
          isRequired
          isDisabled={isDisabled}
          search={host.namespaces.length > 10 || undefined}
          options={host.namespaces.map(it => ({ id: it, label: it }))}
          value={target.namespace || null}
          onChange={key => onChange({ ...target, namespace: String(key) })}
        />
      )}
      {gone && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('target.gone', { what: gone })}
        />
      )}
      {host && host.repositories.length === 0 && (
        <NoTarget domain={domain} host={host.host} reason="repository" />
      )}
      {host && host.repositories.length > 0 && (
        <RepositoryChoice
          repositories={host.repositories}
          value={target.repository || undefined}
          isDisabled={isDisabled}
          onChange={url =>
            onChange({
              host: target.host,
              namespace: target.namespace,
              repository: url,
            })
          }
        />
      )}
      <UserCredentials
        repository={repository?.url}
        options={requestUserCredentials}
        isRequired={props.requireUserCredentials}
      />
      {repository && (
        <MoreOfTarget
          repository={repository}
          target={target}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}
