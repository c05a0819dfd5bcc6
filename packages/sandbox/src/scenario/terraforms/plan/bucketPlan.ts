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

import { PlanContent } from './ResourceChange';

/** A bucket: it stands for whatever a Terraform without a model makes. @internal */
export function bucketPlan(
  name: string,
  what: 'create' | 'update' | 'delete',
): PlanContent {
  const bucket = {
    bucket: name,
    id: name,
    arn: `arn:aws:s3:::${name}`,
    force_destroy: false,
  };
  switch (what) {
    case 'create':
      return {
        changes: [
          {
            type: 'aws_s3_bucket',
            name: 'this',
            action: 'create',
            after: { bucket: name, force_destroy: false },
            unknown: ['arn', 'id'],
          },
        ],
        outputs: [{ name: 'endpoint', unknown: true }],
      };
    case 'update':
      return {
        changes: [
          {
            type: 'aws_s3_bucket',
            name: 'this',
            action: 'update',
            before: { ...bucket, tags: { revision: 'before', team: 'own' } },
            after: { ...bucket, tags: { revision: 'after', team: 'own' } },
          },
        ],
      };
    default:
      return {
        changes: [
          {
            type: 'aws_s3_bucket',
            name: 'this',
            action: 'delete',
            before: bucket,
          },
        ],
      };
  }
}
