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

import { databasePlans } from './databasePlans';
import { PlanModel } from './PlanModel';
import { queuePlans } from './queuePlans';
import { PlanValues, ResourceChange } from './ResourceChange';
import { storagePlans } from './storagePlans';

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

/** Plans of the payments team, by the names of their Terraforms. @internal */
export const paymentsPlans: Record<string, PlanModel> = {
  ...queuePlans,
  ...databasePlans,
  ...storagePlans,
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
