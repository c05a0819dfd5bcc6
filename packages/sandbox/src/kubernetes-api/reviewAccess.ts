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

import { isRecord, valueAt } from './ApiObject';
import { parseBody } from './applyPatch';
import { allows, TokenRule } from './Authorizer';
import { ResourceRequest } from './RequestInfo';
import { StatusError } from './StatusError';

const GROUP = 'authorization.k8s.io';
const KIND = 'SelfSubjectAccessReview';

/** Whether somebody asks what they may do, which everybody may. @internal */
export function isSelfReview({ group, version, plural }: ResourceRequest) {
  return (
    group === GROUP && version === 'v1' && plural === 'selfsubjectaccessreviews'
  );
}

/** Answers a SelfSubjectAccessReview. @internal */
export function reviewAccess(rules: TokenRule[], body: string): unknown {
  const review = parseBody(body);
  const attributes = valueAt(review, ['spec', 'resourceAttributes']);
  if (!isRecord(attributes)) {
    throw StatusError.invalid({ group: GROUP, kind: KIND }, '', [
      {
        reason: 'FieldValueInvalid',
        field: 'spec.resourceAttributes',
        message:
          'Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
      },
    ]);
  }
  const text = (field: string) => String(attributes[field] ?? '');
  const allowed = allows(rules, {
    verb: text('verb'),
    group: text('group'),
    plural: text('resource'),
    subresource: text('subresource') || undefined,
    namespace: text('namespace') || undefined,
  });
  return {
    kind: KIND,
    apiVersion: `${GROUP}/v1`,
    metadata: {},
    spec: { resourceAttributes: attributes },
    status: { allowed, ...(allowed && { reason: 'RBAC: allowed' }) },
  };
}
