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
import { PlanValues, ResourceChange } from './ResourceChange';

const ACCOUNT = '123456789012';

const QUEUE: PlanValues = {
  id: `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/events`,
  name: 'events',
  arn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:events`,
  visibility_timeout_seconds: 30,
  message_retention_seconds: 345600,
  fifo_queue: false,
  tags: { team: 'payments', env: 'prod' },
  policy:
    'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: sqs:SendMessage\n',
};

const DLQ: ResourceChange = {
  type: 'aws_sqs_queue',
  name: 'dead_letters',
  action: 'create',
  after: { name: 'events-dead-letters', message_retention_seconds: 1209600 },
  unknown: ['arn', 'id', 'url'],
};

const QUEUE_UPDATE: ResourceChange = {
  type: 'aws_sqs_queue',
  name: 'events',
  action: 'update',
  before: QUEUE,
  after: {
    ...QUEUE,
    visibility_timeout_seconds: 120,
    tags: { team: 'payments', env: 'prod', tier: 'gold' },
    policy:
      'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: sqs:*\n',
  },
  unknown: ['redrive_policy'],
};

/** Plans about queues, by the names of their Terraforms. @internal */
export const queuePlans: Record<string, PlanModel> = {
  'payments-queue': {
    content: {
      changes: [
        QUEUE_UPDATE,
        DLQ,
        {
          type: 'aws_iam_policy_document',
          name: 'events',
          mode: 'data',
          action: 'read',
          after: { version: '2012-10-17' },
          unknown: ['id', 'json'],
          reason: {
            code: 'read_because_dependency_pending',
            text: 'depends on a resource or a module with changes pending',
          },
        },
      ],
      outputs: [
        { name: 'dead_letters_arn', unknown: true },
        { name: 'timeout', before: 30, after: 120 },
      ],
    },
  },
  // Destroys a queue, and with it everything that is in it.
  'payments-old-queue': {
    content: {
      changes: [
        {
          type: 'aws_sqs_queue',
          name: 'events',
          action: 'delete',
          before: { ...QUEUE, name: 'events-old' },
        },
        {
          type: 'aws_sns_topic_subscription',
          name: 'events',
          index: 'audit',
          action: 'delete',
          before: {
            id: `arn:aws:sns:eu-west-1:${ACCOUNT}:audit:5be1`,
            protocol: 'sqs',
            endpoint: `arn:aws:sqs:eu-west-1:${ACCOUNT}:events-old`,
          },
        },
      ],
      outputs: [{ name: 'queue_url', before: QUEUE.id }],
    },
  },
  'payments-webhooks': { content: { changes: [DLQ] } },
  'payments-certificates': {
    content: { changes: [DLQ] },
    stored: 'superseded',
  },
  'payments-quota': {
    content: { changes: [DLQ] },
    applyError:
      'error running Apply: rpc error: code = Internal desc = Error: creating SQS Queue: QueueLimitExceeded: the maximum number of queues has been reached.',
    stored: 'legacy',
  },
  'payments-queue-pr-42': {
    content: { changes: [{ ...QUEUE_UPDATE, unknown: undefined }] },
  },
};
