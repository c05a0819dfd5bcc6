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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { EntityChangesResponse } from 'backstage-plugin-groundplan-common';
import { useCallback, useEffect } from 'react';
import { QueryState } from '../../components/QueryState';
import { useEntityChanges } from '../../query';
import { useText } from '../../translation';
import { Registry } from '../spec';
import { UserCredentials, UserCredentialsOptions } from '../user-credentials';
import { PartialChange } from './changeSchema';
import { INPUTS, OperationForm } from './OperationForm';

type Change = NonNullable<PartialChange['changes']>[number];

interface OneOfSeveralProps {
  change: Change;
  isDisabled?: boolean;
  /** Of the form that it is in. */
  registry: Registry;
  /** The secret that holds the user's own token for the Git provider. */
  secretsKey?: string;
  /** Where the token is asked for here; they are all in one repository. */
  requestUserCredentials?: UserCredentialsOptions;
  /** Nothing while what is filled in is not enough. */
  onFill: (entityRef: string, change?: Change) => void;
  onLeaveOut: (entityRef: string) => void;
}

/** What is to be done to one of several objects. @internal */
export function OneOfSeveral(props: OneOfSeveralProps) {
  const { entityRef = '', operation } = props.change;
  const t = useText();
  const query = useEntityChanges(entityRef);
  return (
    <Flex role="group" aria-label={entityRef} direction="column" gap="3">
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        <EntityRefLink entityRef={entityRef} />
        {operation && (
          <Text as="p" color="secondary">
            {t(`change.operations.${operation}`)}
          </Text>
        )}
        <Button
          size="small"
          variant="tertiary"
          isDisabled={props.isDisabled}
          onPress={() => props.onLeaveOut(entityRef)}
        >
          {t('change.leaveOut')}
        </Button>
      </Flex>
      <QueryState query={query} small>
        {changes => (
          <>
            {props.requestUserCredentials && (
              <UserCredentials
                repository={changes.repository}
                options={props.requestUserCredentials}
                isRequired={changes.requireUserCredentials}
              />
            )}
            <ChangeOf {...props} changes={changes} />
          </>
        )}
      </QueryState>
    </Flex>
  );
}

function ChangeOf(
  props: OneOfSeveralProps & { changes: EntityChangesResponse },
) {
  const { change, changes, isDisabled, onFill, registry, secretsKey } = props;
  const { entityRef = '', operation } = change;
  const t = useText();
  const fill = useCallback(
    (filled?: Change) => onFill(entityRef, filled),
    [entityRef, onFill],
  );
  const possibility = operation && possibilityOf(changes, operation);
  const isDeleted = operation === 'delete' && possibility?.allowed;
  useEffect(() => {
    if (isDeleted) {
      fill({ operation: 'delete' });
    }
  }, [isDeleted, fill]);
  if (!operation) {
    return (
      <OperationForm
        changes={changes}
        entityRef={entityRef}
        value={change}
        isDisabled={isDisabled}
        registry={registry}
        secretsKey={secretsKey}
        onChange={it => fill(it.operation ? it : undefined)}
      />
    );
  }
  if (!possibility?.allowed) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('change.notPossible', {
          reason: possibility?.reason ?? t('changes.noReason'),
        })}
      />
    );
  }
  const Inputs = operation === 'delete' ? undefined : INPUTS[operation];
  return (
    Inputs && (
      <Inputs
        entityRef={entityRef}
        changes={changes}
        value={change}
        isDisabled={isDisabled}
        registry={registry}
        secretsKey={secretsKey}
        onChange={fill}
      />
    )
  );
}

function possibilityOf(
  { edit, scale, upgrade, remove }: EntityChangesResponse,
  operation: NonNullable<Change['operation']>,
) {
  return { edit, scale, upgrade, delete: remove }[operation];
}
