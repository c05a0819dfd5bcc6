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

import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { DomainId } from 'backstage-plugin-groundplan-common';
import { Router } from 'express';
import { ChangeRoutes } from './ChangeRoutes';
import { spec } from '../schema/openapi';
import { audited } from '../service/audited';
import { eventIds } from '../service/eventIds';
import { FleetService } from '../service/FleetService';
import { asBody, asListBody } from './bodies';
import { addTerraformRoutes } from './addTerraformRoutes';
import { compressAtOnce } from './compressAtOnce';
import { TerraformRoutes } from './TerraformRoutes';
import { toRowId } from './toRowId';

/** Of whatever route. */
type Request = Parameters<HttpAuthService['credentials']>[0];

/** @internal */
export interface RouterOptions {
  service: FleetService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  changes: ChangeRoutes;
  terraform: TerraformRoutes;
}

/**
 * The routes of the API. Who may see what is the service's to decide: they only
 * say who asks.
 *
 * @internal
 */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { service, httpAuth, auditor, changes, terraform } = options;
  const router = createValidatedOpenApiRouter(spec);
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  const list = <D extends DomainId>(
    domain: D,
    request: Request,
    query: Parameters<typeof service.list>[1],
  ) =>
    audited(
      auditor,
      {
        eventId: eventIds[domain],
        request,
        meta: { queryType: 'all', query: { ...query } },
      },
      async () => service.list(domain, query, await credentialsOf(request)),
    );

  const details = <D extends DomainId>(
    domain: D,
    request: Request,
    params: Record<'kind' | 'host' | 'namespace' | 'name', string>,
  ) => {
    const id = toRowId(params);
    return audited(
      auditor,
      {
        eventId: eventIds[domain],
        request,
        meta: { queryType: 'by-name', ...id },
      },
      async () => service.details(domain, id, await credentialsOf(request)),
    );
  };

  router.get('/v1/host-clusters', async (req, res) => {
    const answer = await audited(
      auditor,
      {
        eventId: 'host-cluster-fetch',
        request: req,
        meta: { queryType: 'all' },
      },
      async () => service.hostClusters(await credentialsOf(req)),
    );
    res.json(answer);
  });

  router.get('/v1/clusters', async (req, res) => {
    res.json(asListBody(await list('clusters', req, req.query)));
  });
  router.get('/v1/terraforms', async (req, res) => {
    res.json(asListBody(await list('terraforms', req, req.query)));
  });
  router.get('/v1/runner-scale-sets', async (req, res) => {
    res.json(asListBody(await list('runner-scale-sets', req, req.query)));
  });

  router.get('/v1/clusters/:kind/:host/:namespace/:name', async (req, res) => {
    res.json(asBody(await details('clusters', req, req.params)));
  });
  router.get(
    '/v1/terraforms/:kind/:host/:namespace/:name',
    async (req, res) => {
      res.json(asBody(await details('terraforms', req, req.params)));
    },
  );
  router.get(
    '/v1/runner-scale-sets/:kind/:host/:namespace/:name',
    async (req, res) => {
      res.json(asBody(await details('runner-scale-sets', req, req.params)));
    },
  );

  router.get('/v1/entity-statuses', async (req, res) => {
    const { entityRef } = req.query;
    const answer = await audited(
      auditor,
      {
        eventId: 'entity-status-fetch',
        request: req,
        meta: { queryType: 'by-refs', entityRefs: entityRef },
      },
      async () => service.entityStatuses(entityRef, await credentialsOf(req)),
    );
    res.json(answer);
  });

  /** What is said to who asks, between an auditor event's beginning and its end. */
  const answered = <T>(
    request: Request,
    eventId: string,
    meta: JsonObject,
    work: (credentials: BackstageCredentials) => Promise<T>,
    resultOf?: (answer: T) => JsonObject,
  ): Promise<T> =>
    audited(
      auditor,
      { eventId, request, meta },
      async () => work(await credentialsOf(request)),
      resultOf,
    );

  router.get('/v1/targets', async (req, res) => {
    const { domain } = req.query;
    const answer = await answered(
      req,
      'target-fetch',
      { queryType: 'all', domain },
      credentials => changes.targets.targets(domain, credentials),
    );
    res.json(asBody(answer));
  });

  router.get('/v1/credentials', async (req, res) => {
    const { host } = req.query;
    const answer = await answered(
      req,
      'credential-fetch',
      { queryType: 'by-host', host },
      credentials => changes.credentials.list(host, credentials),
    );
    res.json(asBody(answer));
  });

  router.get('/v1/profiles', async (req, res) => {
    const { host } = req.query;
    const answer = await answered(
      req,
      'profile-fetch',
      { queryType: 'by-host', host },
      credentials => changes.profiles.list(host, credentials),
    );
    res.json(asBody(answer));
  });

  router.get('/v1/profiles/values', async (req, res) => {
    const { host, chart, version } = req.query;
    const answer = await answered(
      req,
      'profile-values-fetch',
      { queryType: 'by-chart', host, chart, version },
      credentials => changes.profiles.values(req.query, credentials),
    );
    res.json(asBody(answer));
  });

  router.post('/v1/preview', async (req, res) => {
    const { templateRef } = req.body;
    const answer = await answered(
      req,
      'preview',
      { templateRef },
      credentials =>
        changes.preview.preview(req.body, credentials, goneSignal(res)),
    );
    res.json(asBody(answer));
  });

  router.get('/v1/pull-requests', async (req, res) => {
    const { entityRef } = req.query;
    const answer = await answered(
      req,
      'pull-request-fetch',
      { queryType: entityRef ? 'by-ref' : 'all', entityRef },
      credentials => changes.pullRequests.list(entityRef, credentials),
    );
    res.json(asBody(answer));
  });

  router.get('/v1/entity-changes', async (req, res) => {
    const { entityRef } = req.query;
    const answer = await answered(
      req,
      'entity-change-fetch',
      { queryType: 'by-ref', entityRef },
      credentials => changes.entityChanges.get(entityRef, credentials),
    );
    res.json(asBody(answer));
  });

  router.post('/v1/edit-form', async (req, res) => {
    const { entityRef } = req.body;
    const answer = await answered(
      req,
      'edit-form-fetch',
      { queryType: 'by-ref', entityRef },
      credentials =>
        changes.editForm.get(req.body, credentials, goneSignal(res)),
    );
    res.json(asBody(answer));
  });

  addTerraformRoutes(router, { terraform, answered });

  return Router().use(compressAtOnce(), router);
}

/** Fires when whoever asked has gone. */
function goneSignal(response: {
  on(event: 'close', listener: () => void): unknown;
}): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}
