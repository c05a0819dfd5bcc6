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

import { ApiRouter } from '@backstage/backend-openapi-utils';
import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { TerraformFacets } from 'backstage-plugin-groundplan-common';
import { spec } from '../schema/openapi';
import { asBody } from './bodies';
import { TerraformRoutes } from './TerraformRoutes';
import { toRowId } from './toRowId';

/** Of whatever route. */
type Request = Parameters<HttpAuthService['credentials']>[0];

/** What is said to who asks, between an auditor event's beginning and its end. */
type Answered = <T>(
  request: Request,
  eventId: string,
  meta: JsonObject,
  work: (credentials: BackstageCredentials) => Promise<T>,
  resultOf?: (answer: T) => JsonObject,
) => Promise<T>;

const ONE = '/v1/terraforms/:kind/:host/:namespace/:name';

/**
 * Adds the routes about single Terraform resources. What is asked of one is audited
 * with the plan and its hash, or the lock; what is asked of many with the answer of each.
 *
 * @internal
 */
export function addTerraformRoutes(
  router: ApiRouter<typeof spec>,
  options: { terraform: TerraformRoutes; answered: Answered },
): void {
  const { terraform, answered } = options;

  router.get(`${ONE}/:facet` as const, async (req, res) => {
    const id = toRowId(req.params);
    const { facet } = req.params;
    const answer = await answered(
      req,
      `terraform-${facet}-fetch`,
      { queryType: 'by-name', ...id },
      (credentials): Promise<TerraformFacets[typeof facet]> =>
        terraform[facet](id, credentials),
    );
    res.json(asBody(answer));
  });

  router.post(`${ONE}/approve` as const, async (req, res) => {
    const id = toRowId(req.params);
    const { planId, hash } = req.body;
    const answer = await answered(
      req,
      'terraform-approve',
      { ...id, planId, hash },
      credentials => terraform.approve(id, req.body, credentials),
    );
    res.json(asBody(answer));
  });

  router.post(`${ONE}/approve-by-pull-request` as const, async (req, res) => {
    const id = toRowId(req.params);
    const { planId, hash } = req.body;
    const answer = await answered(
      req,
      'terraform-approve-by-pull-request',
      { ...id, planId, hash },
      credentials => terraform.approveByPullRequest(id, req.body, credentials),
    );
    res.json(asBody(answer));
  });

  router.post(`${ONE}/force-unlock` as const, async (req, res) => {
    const id = toRowId(req.params);
    const answer = await answered(
      req,
      'terraform-force-unlock',
      { ...id, ...req.body },
      credentials => terraform.forceUnlock(id, req.body, credentials),
    );
    res.json(asBody(answer));
  });

  router.post(`${ONE}/:operation` as const, async (req, res) => {
    const id = toRowId(req.params);
    const { operation } = req.params;
    const answer = await answered(
      req,
      `terraform-${operation}`,
      { ...id },
      credentials => terraform.ask(id, operation, credentials),
    );
    res.json(asBody(answer));
  });

  router.post('/v1/terraforms/operations', async (req, res) => {
    const { operation, objects } = req.body;
    const answer = await answered(
      req,
      `terraform-${operation}`,
      { queryType: 'bulk', objects },
      credentials => terraform.bulk({ operation, objects }, credentials),
      ({ items }) => ({ results: items.map(item => ({ ...item })) }),
    );
    res.json(asBody(answer));
  });
}
