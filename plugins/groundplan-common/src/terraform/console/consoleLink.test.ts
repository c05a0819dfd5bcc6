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

import { terraformConsoleLink } from './consoleLink';

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000001';

describe('terraformConsoleLink', () => {
  it.each([
    [
      'aws_db_instance',
      'arn:aws:rds:eu-west-1:111122223333:db:orders',
      'https://eu-west-1.console.aws.amazon.com/rds/home?region=eu-west-1#database:id=orders;is-cluster=false',
    ],
    [
      'aws_rds_cluster',
      'arn:aws:rds:eu-west-1:111122223333:cluster:orders',
      'https://eu-west-1.console.aws.amazon.com/rds/home?region=eu-west-1#database:id=orders;is-cluster=true',
    ],
    [
      'aws_s3_bucket',
      'orders-exports',
      'https://s3.console.aws.amazon.com/s3/buckets/orders-exports',
    ],
    [
      'aws_s3_bucket',
      'arn:aws:s3:::orders-exports',
      'https://s3.console.aws.amazon.com/s3/buckets/orders-exports',
    ],
    [
      'aws_iam_role',
      'arn:aws:iam::111122223333:role/teams/a/deploy',
      'https://console.aws.amazon.com/iam/home#/roles/deploy',
    ],
    [
      'aws_sqs_queue',
      'arn:aws:sqs:us-east-1:111122223333:orders.fifo',
      'https://us-east-1.console.aws.amazon.com/sqs/v3/home?region=us-east-1#/queues/https%3A%2F%2Fsqs.us-east-1.amazonaws.com%2F111122223333%2Forders.fifo',
    ],
    [
      'aws_sns_topic',
      'arn:aws:sns:us-east-1:111122223333:orders',
      'https://us-east-1.console.aws.amazon.com/sns/v3/home?region=us-east-1#/topic/arn:aws:sns:us-east-1:111122223333:orders',
    ],
    [
      'aws_dynamodb_table',
      'arn:aws:dynamodb:us-east-1:111122223333:table/a b',
      undefined,
    ],
    [
      'google_compute_instance',
      'https://www.googleapis.com/compute/v1/projects/p/zones/europe-west1-b/instances/vm',
      'https://console.cloud.google.com/compute/instancesDetail/zones/europe-west1-b/instances/vm?project=p',
    ],
    [
      'google_container_cluster',
      'projects/p/locations/europe-west1/clusters/c',
      'https://console.cloud.google.com/kubernetes/clusters/details/europe-west1/c/details?project=p',
    ],
    [
      'google_storage_bucket',
      'orders-exports',
      'https://console.cloud.google.com/storage/browser/orders-exports',
    ],
    [
      'azurerm_storage_account',
      `${SUBSCRIPTION}/resourceGroups/rg 1/providers/Microsoft.Storage/storageAccounts/orders`,
      `https://portal.azure.com/#resource${SUBSCRIPTION}/resourceGroups/rg%201/providers/Microsoft.Storage/storageAccounts/orders`,
    ],
    [
      'azurerm_resource_group',
      `${SUBSCRIPTION}/resourceGroups/rg`,
      `https://portal.azure.com/#resource${SUBSCRIPTION}/resourceGroups/rg`,
    ],
    // What another partition, a type of the same form, or a name alone says
    ['aws_db_instance', 'arn:aws-cn:rds:cn-north-1:1:db:orders', undefined],
    ['aws_instance', 'i-0123456789abcdef0', undefined],
    ['aws_sqs_queue', 'arn:aws:sqs::111122223333:orders', undefined],
    ['aws_x', 'arn:aws:constructor:us-east-1:1:x', undefined],
    ['aws_s3_bucket', '//evil.example', undefined],
    ['google_dataproc_cluster', 'projects/p/locations/l/clusters/c', undefined],
    ['google_compute_network', 'https://evil.example/projects/p', undefined],
    ['constructor', 'projects/p', undefined],
    [
      'azurerm_subnet',
      `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s`,
      undefined,
    ],
    ['azurerm_role_definition', `${SUBSCRIPTION}/evil`, undefined],
    ['random_password', 'none', undefined],
  ])('of %s %s', (type, identifier, expected) => {
    expect(terraformConsoleLink({ type, identifier })).toBe(expected);
  });
});
