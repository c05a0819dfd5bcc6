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

import { plantedSecret } from '../../plantedSecret';
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

const DATABASE: PlanValues = {
  id: 'db-7F2KQ',
  identifier: 'payments-replica',
  engine: 'postgres',
  engine_version: '15.8',
  instance_class: 'db.r6g.large',
  allocated_storage: 200,
  storage_encrypted: false,
  address: 'payments-replica.c1xyz.eu-west-1.rds.amazonaws.com',
  tags: { team: 'payments' },
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

const RULE_SSH = {
  from_port: 22,
  to_port: 22,
  protocol: 'tcp',
  cidr_blocks: ['0.0.0.0/0'],
};
const RULE_HTTPS = { ...RULE_SSH, from_port: 443, to_port: 443 };
const GROUP: PlanValues = {
  id: 'sg-0a1b2c3d',
  name: 'payments',
  vpc_id: 'vpc-0d1c2b3a',
  ingress: [RULE_HTTPS],
};

function securityGroup(before: PlanValues, after: PlanValues): ResourceChange {
  return {
    type: 'aws_security_group',
    name: 'this',
    action: 'update',
    before: { ...GROUP, ...before },
    after: { ...GROUP, ...after },
    blocks: ['ingress'],
  };
}

const LEDGER: PlanValues = {
  id: 'ledger',
  name: 'ledger',
  billing_mode: 'PROVISIONED',
  read_capacity: 5,
  hash_key: 'id',
};

const LEDGER_UPDATE: ResourceChange = {
  type: 'aws_dynamodb_table',
  name: 'ledger',
  action: 'update',
  before: LEDGER,
  after: { ...LEDGER, read_capacity: 50 },
};

/** Plans of the payments team, by the names of their Terraforms. @internal */
export const paymentsPlans: Record<string, PlanModel> = {
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
  'payments-replica': {
    content: {
      changes: [
        {
          type: 'aws_db_instance',
          name: 'replica',
          action: 'replace',
          before: DATABASE,
          after: {
            identifier: 'payments-replica',
            engine: 'postgres',
            engine_version: '16.4',
            instance_class: 'db.r6g.large',
            allocated_storage: 200,
            storage_encrypted: true,
            tags: { team: 'payments' },
          },
          unknown: ['address', 'id'],
          forces: ['storage_encrypted'],
        },
        {
          type: 'aws_launch_template',
          name: 'proxy',
          module: 'module.proxy',
          action: 'replace-create-first',
          before: { id: 'lt-0f3a', name: 'proxy-1', image_id: 'ami-0aa1' },
          after: { name: 'proxy-2', image_id: 'ami-0bb2' },
          unknown: ['id'],
          forces: ['name'],
        },
        {
          type: 'aws_route53_record',
          name: 'replica',
          action: 'update',
          before: { id: 'Z1_replica', name: 'replica', ttl: 300 },
          after: { id: 'Z1_replica', name: 'replica', ttl: 60 },
          movedFrom: 'aws_route53_record.read_only',
        },
        {
          type: 'aws_cloudwatch_log_group',
          name: 'replica',
          action: 'no-op',
          before: {
            id: '/rds/replica',
            name: '/rds/replica',
            retention_in_days: 30,
          },
          after: {
            id: '/rds/replica',
            name: '/rds/replica',
            retention_in_days: 30,
          },
          importedAs: '/rds/replica',
        },
      ],
    },
  },
  // Its plan is kept as JSON, in which sensitive values stand in clear.
  'payments-vault': {
    content: {
      changes: [
        {
          type: 'aws_secretsmanager_secret_version',
          name: 'api_key',
          action: 'update',
          before: {
            id: 'api-key|v1',
            secret_id: 'api-key',
            secret_string: plantedSecret(11),
          },
          after: {
            id: 'api-key|v1',
            secret_id: 'api-key',
            secret_string: plantedSecret(12),
          },
          sensitive: ['secret_string'],
        },
        {
          type: 'aws_db_instance',
          name: 'vault',
          action: 'create',
          after: {
            identifier: 'vault',
            username: 'vault',
            password: plantedSecret(13),
          },
          unknown: ['id', 'address'],
          sensitive: ['password'],
        },
      ],
      outputs: [
        {
          name: 'api_key',
          before: plantedSecret(11),
          after: plantedSecret(12),
          sensitive: true,
        },
      ],
    },
  },
  // Between reading and applying, somebody has changed what it looks at.
  'payments-ledger': {
    content: { changes: [LEDGER_UPDATE] },
    changed: {
      changes: [
        LEDGER_UPDATE,
        {
          type: 'aws_dynamodb_table',
          name: 'ledger_archive',
          action: 'delete',
          before: { ...LEDGER, id: 'ledger-archive', name: 'ledger-archive' },
          reason: {
            code: 'delete_because_no_resource_config',
            text: 'because aws_dynamodb_table.ledger_archive is not in configuration',
          },
        },
      ],
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
  'payments-dns': {
    content: {
      changes: [
        {
          type: 'aws_route53_record',
          name: 'api',
          action: 'create',
          after: { name: 'api', type: 'CNAME', ttl: 300 },
          unknown: ['fqdn', 'id'],
        },
      ],
    },
  },
  'payments-queue-pr-42': {
    content: { changes: [{ ...QUEUE_UPDATE, unknown: undefined }] },
  },
  'payments-firewall': {
    content: {
      changes: [securityGroup({ ingress: [RULE_HTTPS, RULE_SSH] }, {})],
    },
    drift: {
      drift: [securityGroup({}, { ingress: [RULE_HTTPS, RULE_SSH] })],
      changes: [securityGroup({ ingress: [RULE_HTTPS, RULE_SSH] }, {})],
    },
  },
  'payments-cache': {
    followsSource: true,
    content: {
      changes: [
        {
          type: 'aws_elasticache_cluster',
          name: 'this',
          action: 'update',
          before: { id: 'cache', engine_version: '7.0', num_cache_nodes: 2 },
          after: { id: 'cache', engine_version: '7.1', num_cache_nodes: 2 },
        },
      ],
    },
  },
};
