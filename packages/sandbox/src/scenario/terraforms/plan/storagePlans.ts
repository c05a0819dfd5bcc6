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

import { PlanModel } from './PlanModel';
import { ResourceChange } from './ResourceChange';

function bucket(name: string): ResourceChange {
  return {
    type: 'aws_s3_bucket',
    name: 'this',
    action: 'create',
    after: { bucket: name, force_destroy: false, object_lock_enabled: true },
    unknown: ['arn', 'id'],
  };
}

/** Plans about buckets, by the names of their Terraforms. @internal */
export const storagePlans: Record<string, PlanModel> = {
  'payments-archive': {
    content: {
      changes: [
        bucket('payments-archive'),
        {
          type: 'aws_s3_bucket_lifecycle_configuration',
          name: 'this',
          action: 'create',
          after: { rule: { id: 'ten-years', expiration_days: 3653 } },
          unknown: ['bucket', 'id'],
        },
      ],
      outputs: [{ name: 'bucket_arn', unknown: true }],
    },
  },
  'payments-audit': { content: { changes: [bucket('payments-audit')] } },
};
