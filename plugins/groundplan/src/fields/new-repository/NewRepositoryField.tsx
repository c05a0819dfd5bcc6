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
import { Flex, Select, TextField } from '@backstage/ui';
import { Target } from 'backstage-plugin-groundplan-common';
import { QueryState } from '../../components/QueryState';
import { useTargets } from '../../query';
import { useText } from '../../translation';
import { NoTarget } from '../target/NoTarget';
import { UserCredentials } from '../user-credentials';
import { newRepositorySchema } from './newRepositorySchema';
import { ownersOf, readAddress, writeAddress } from './repositoryAddress';

type Props = typeof newRepositorySchema.TProps;

/** The owner and the name of a repository that is to be made. @internal */
export function NewRepositoryField(props: Props) {
  const query = useTargets('app');
  return (
    <QueryState query={query} small>
      {({ items, requireUserCredentials }) => (
        <Inputs
          {...props}
          targets={items}
          requireUserCredentials={requireUserCredentials}
        />
      )}
    </QueryState>
  );
}

function Inputs(
  props: Props & { targets: Target[]; requireUserCredentials: boolean },
) {
  const { targets, formData, onChange, disabled, readonly, uiSchema } = props;
  const t = useText();
  const owners = ownersOf(targets);
  if (owners.length === 0) {
    return <NoTarget domain="app" reason="host" />;
  }
  const { repo, ...asked } = readAddress(formData);
  const idOf = (one: { host: string; owner: string }) =>
    `${one.host}/${one.owner}`;
  const chosen =
    owners.find(one => idOf(one) === idOf(asked)) ??
    (owners.length === 1 ? owners[0] : undefined);
  const isDisabled = disabled || readonly;
  const tell = (owner = chosen, name = repo) =>
    onChange(
      writeAddress({
        host: owner?.host ?? '',
        owner: owner?.owner ?? '',
        repo: name,
      }),
    );
  return (
    <Flex direction="column" gap="4">
      <Select
        label={t('newRepository.owner')}
        placeholder={t('target.choose')}
        isRequired
        isDisabled={isDisabled}
        options={owners.map(one => ({ id: idOf(one), label: idOf(one) }))}
        value={chosen ? idOf(chosen) : null}
        onChange={key => tell(owners.find(one => idOf(one) === key))}
      />
      <TextField
        label={t('newRepository.name')}
        isRequired
        isDisabled={isDisabled}
        value={repo}
        onChange={name => tell(chosen, name)}
      />
      <UserCredentials
        repository={chosen && `https://${chosen.host}`}
        options={uiSchema['ui:options']?.requestUserCredentials}
        isRequired={props.requireUserCredentials}
      />
    </Flex>
  );
}
