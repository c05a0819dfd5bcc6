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

import { Alert } from '@backstage/ui';
import {
  OperationsResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useTerraformOperations, useTerraformPlan } from '../../../query';
import { useText } from '../../../translation';
import { QueryState } from '../../QueryState';
import { PlanView } from './PlanView';

/** The plan, for who may read it. @internal */
export function PlanReading(props: { details: TerraformDetails }) {
  const { details } = props;
  const t = useText();
  const query = useTerraformOperations(details);
  return (
    <QueryState query={query} small>
      {operations =>
        operations.readPlan.allowed ? (
          <ReadablePlan details={details} operations={operations} />
        ) : (
          <Alert
            role="status"
            status="info"
            icon
            title={t('plan.notAllowed')}
            description={operations.readPlan.reason}
          />
        )
      }
    </QueryState>
  );
}

function ReadablePlan(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
}) {
  const query = useTerraformPlan(props.details);
  return (
    <QueryState query={query}>
      {response => <PlanView {...props} response={response} />}
    </QueryState>
  );
}
