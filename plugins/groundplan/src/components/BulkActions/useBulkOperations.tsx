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
  operatorOfSegment,
  Summary,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../translation';
import { operationIcons } from '../TerraformContent/operations/operationIcons';
import { BulkAction } from './BulkAction';

/** As operators call it. */
const SUSPENDED = ['suspended', 'paused'] as const;

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
  const found = domain === 'terraforms' ? (rows as TerraformSummary[]) : [];
  const actions = bulkTerraformOperations.map((operation): BulkAction => {
    const obstacle = ({ kind, status }: TerraformSummary) => {
      const operator = operatorOfSegment(kind);
      if (!operator?.operations[operation]) {
        return t('bulk.hasNot', { operator: operator?.title ?? kind });
      }
      const isSuspended = SUSPENDED.some(flag => status.flags.includes(flag));
      if (isSuspended === (operation === 'resume')) {
        return undefined;
      }
      return t(isSuspended ? 'bulk.isSuspended' : 'bulk.isNotSuspended');
    };
    const objects = found.filter(it => obstacle(it) === undefined);
    const reasons = new Set(found.flatMap(it => obstacle(it) ?? []));
    return {
      id: operation,
      label: t(`operations.${operation}`),
      icon: operationIcons[operation],
      possible: objects.length,
      isByPullRequest: false,
      obstacles: [...reasons].map(reason => ({
        reason,
        names: found
          .filter(it => obstacle(it) === reason)
          .map(({ name }) => name),
      })),
      onPress: () => setRequest({ operation, objects }),
    };
  });
  return {
    actions: domain === 'terraforms' ? actions : [],
    request,
    close: () => setRequest(undefined),
  };
}
