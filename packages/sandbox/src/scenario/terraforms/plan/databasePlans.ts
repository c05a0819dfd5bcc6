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

/** Plans about databases, by the names of their Terraforms. @internal */
export const databasePlans: Record<string, PlanModel> = {
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
};
