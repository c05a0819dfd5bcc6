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
import { useCallback } from 'react';
import { TemplateFormLink } from '../../components/Changes';
import { QueryState } from '../../components/QueryState';
import { useEditForm } from '../../query';
import { useText } from '../../translation';
import { SpecEditor, SpecError } from '../spec';
import { useUserToken } from '../user-credentials';
import { OperationInputsProps } from './OperationForm';

/** The spec of what was not made by a form, or is to differ from it. @internal */
export function EditInputs(props: OperationInputsProps) {
  const { changes, entityRef, onChange } = props;
  const t = useText();
  const query = useEditForm(entityRef, useUserToken(props.secretsKey));
  const { approval } = props.value;
  const change = useCallback(
    (spec: Record<string, unknown> | undefined) =>
      onChange(
        spec && {
          operation: 'edit',
          spec,
          // Of another plan than the one that was read it says nothing
          ...(approval?.planId === spec.approvePlan && { approval }),
        },
      ),
    [approval, onChange],
  );
  return (
    <Flex direction="column" gap="3">
      {changes.templateRef && (
        <Alert
          role="status"
          status="info"
          icon
          title={t('change.madeFrom')}
          customActions={
            <TemplateFormLink
              templateRef={changes.templateRef}
              formData={changes.formData ?? {}}
            >
              {t('change.openForm')}
            </TemplateFormLink>
          }
        />
      )}
      {query.isError ? (
        <SpecError error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <QueryState query={query}>
          {form => (
            <SpecEditor
              form={form}
              spec={props.value.spec}
              registry={props.registry}
              isDisabled={props.isDisabled}
              onChange={change}
            />
          )}
        </QueryState>
      )}
    </Flex>
  );
}
