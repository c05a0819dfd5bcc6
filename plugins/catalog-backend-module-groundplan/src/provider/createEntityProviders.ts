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
  AuthService,
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { entityDomains } from 'backstage-plugin-groundplan-common';
import {
  ClaimVerifier,
  DatabaseLease,
  EntityResolver,
  Mirror,
} from 'backstage-plugin-groundplan-node';
import { ClaimWatch } from '../entities/ClaimWatch';
import { DomainSource } from '../entities/DomainSource';
import { fetchOrigins } from '../entities/fetchOrigins';
import { HostSource } from '../entities/HostSource';
import { forgetProvidersThatAreGone } from './forgetProvidersThatAreGone';
import { GroundplanEntityProvider } from './GroundplanEntityProvider';
import { HandedOverStore } from './HandedOverStore';

/** What {@link createEntityProviders} makes providers of. */
export interface CreateEntityProvidersOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  database: DatabaseService;
  logger: LoggerService;
  mirror: Mirror;
  resolver: EntityResolver;
}

/** The providers of a process, of which one process at a time hands over. */
export interface EntityProviders {
  all: GroundplanEntityProvider[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates one provider for each host cluster and domain and one for each host
 * cluster's own entity, reachable or not: the catalog deletes the entities of
 * providers that it does not find when it starts.
 */
export async function createEntityProviders(
  options: CreateEntityProvidersOptions,
): Promise<EntityProviders> {
  const { auth, catalog, database, logger, mirror, resolver } = options;
  const store = HandedOverStore.create(() => database.getClient());
  const lease = DatabaseLease.create({
    knex: await database.getClient(),
    id: 'groundplan-catalog',
    logger,
  });
  const verifier = ClaimVerifier.create({
    mirror,
    resolver,
    fetchOrigins: refs => fetchOrigins(refs, { auth, catalog }),
  });
  const claims = ClaimWatch.create({ verifier, resolver, logger });
  const all = mirror
    .hosts()
    .flatMap(({ name: host }) => [
      HostSource.create(host, resolver),
      ...entityDomains.map(({ id: domain }) =>
        DomainSource.create({ host, domain, mirror, resolver, verifier }),
      ),
    ])
    .map(source =>
      GroundplanEntityProvider.create({ source, lease, store, logger }),
    );

  return {
    all,
    async start() {
      lease.onAcquired(() => {
        forgetProvidersThatAreGone(all, { ...options, store }).catch(error =>
          logger.warn('Cannot tell which host clusters are gone', error),
        );
      });
      claims.start(
        mirror
          .hosts()
          .flatMap(({ name }) =>
            entityDomains.flatMap(({ id }) => resolver.keysOf(name, id)),
          ),
      );
      lease.start();
    },
    async stop() {
      claims.stop();
      await Promise.all(all.map(provider => provider.close()));
      await lease.stop();
    },
  };
}
