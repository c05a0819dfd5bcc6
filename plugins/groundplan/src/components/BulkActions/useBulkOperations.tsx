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

import {
  BulkTerraformOperation,
  bulkTerraformOperations,
  DomainId,
  Summary,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../translation';
import { operationIcons } from '../TerraformContent/operations/operationIcons';
import { BulkAction } from './BulkAction';

/** What is to be asked of which resources. @internal */
export interface BulkRequest {
  operation: BulkTerraformOperation;
  objects: TerraformSummary[];
}

/**
 * What can be asked of the Terraform resources among what is selected. Whether the
 * user may is said of each when it is asked: beforehand it would take a request each.
 *
 * @internal
 */
export function useBulkOperations(domain: DomainId, rows: Summary[]) {
  const t = useText();
  const [request, setRequest] = useState<BulkRequest>();
  const found = rows.filter(
    (row): row is TerraformSummary => row.kind === 'terraform',
  );
  const actions = bulkTerraformOperations.map((operation): BulkAction => {
    const isFor = ({ status }: TerraformSummary) =>
      status.flags.includes('suspended') === (operation === 'resume');
    const objects = found.filter(isFor);
    const obstacles = [
      {
        reason: t(
          operation === 'resume' ? 'bulk.isNotSuspended' : 'bulk.isSuspended',
        ),
        names: namesOf(found.filter(it => !isFor(it))),
      },
      {
        reason: t('bulk.isOfOther'),
        names: namesOf(rows.filter(row => row.kind !== 'terraform')),
      },
    ];
    return {
      id: operation,
      label: t(`operations.${operation}`),
      icon: operationIcons[operation],
      possible: objects.length,
      isByPullRequest: false,
      obstacles: obstacles.filter(({ names }) => names.length > 0),
      onPress: () => setRequest({ operation, objects }),
    };
  });
  return {
    actions: domain === 'terraforms' ? actions : [],
    request,
    close: () => setRequest(undefined),
  };
}

function namesOf(rows: Summary[]): string[] {
  return rows.map(({ name }) => name);
}
