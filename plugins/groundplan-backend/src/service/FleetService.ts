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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  DetailsByDomain,
  DetailsFromOutside,
  DomainId,
  EntityStatusResponse,
  HostCluster,
  ListQuery,
  ListResponse,
  SummaryByDomain,
} from 'backstage-plugin-groundplan-common';
import {
  EntityResolver,
  Mirror,
  originLocationOf,
} from 'backstage-plugin-groundplan-node';
import { encodeCursor } from '../fleet/cursor';
import { Fleets } from '../fleet/Fleets';
import { listRows } from '../fleet/listRows';
import { Row, RowId, rowKey } from '../fleet/Row';
import { Visibility } from '../visibility/Visibility';
import { VisibilityService } from '../visibility/VisibilityService';
import { explainMissing, notFound } from './explainMissing';
import { HostDirectory } from './HostDirectory';
import { parseListRequest } from './ListRequest';
import { normalizeRef } from './normalizeRef';
import { redactDetails } from './redactDetails';
import { unreadableKinds } from './unreadableKinds';

/** @internal */
export interface FleetServiceOptions {
  mirror: Mirror;
  entities: EntityResolver;
  fleets: Fleets;
  visibility: VisibilityService;
  /** The signal channel of an object. */
  channelOf: (id: RowId) => string;
}

/**
 * Answers what the routes and the actions ask, to whom may know.
 *
 * @internal
 */
export class FleetService {
  readonly #options: FleetServiceOptions;
  readonly #hosts: HostDirectory;

  static create(options: FleetServiceOptions): FleetService {
    return new FleetService(options);
  }

  private constructor(options: FleetServiceOptions) {
    const { mirror, entities, fleets } = options;
    this.#options = options;
    this.#hosts = HostDirectory.create({
      mirror,
      entities,
      isBehind: host => fleets.isBehind(host),
    });
  }

  async hostClusters(
    credentials: BackstageCredentials,
  ): Promise<{ items: HostCluster[] }> {
    const visibility = await this.#options.visibility.of(credentials);
    return { items: this.#hosts.list(visibility) };
  }

  async list<D extends DomainId>(
    domain: D,
    query: ListQuery,
    credentials: BackstageCredentials,
  ): Promise<ListResponse<SummaryByDomain[D]>> {
    const visibility = await this.#options.visibility.of(credentials);
    const store = this.#options.fleets.store(domain);
    const { order, filter, orderBy, limit, after } = parseListRequest(
      query,
      store.index,
    );
    await store.settled();
    const { rows, total, counts, next } = listRows({
      rows: order,
      counts: store.index.counts,
      filter,
      viewer: visibility,
      limit,
      after,
    });
    return {
      items: rows.map(({ summary }) => summary),
      total,
      counts,
      ...(next && { nextCursor: encodeCursor(orderBy, next) }),
      hosts: this.#hosts.summaries(visibility, filter.hosts),
    };
  }

  /**
   * The row of one object.
   *
   * @throws NotFoundError, or ServiceUnavailableError where its host was never read.
   */
  async summary<D extends DomainId>(
    domain: D,
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<SummaryByDomain[D]> {
    const visibility = await this.#options.visibility.of(credentials);
    const { row } = await this.#seen(domain, id, visibility);
    return row.summary;
  }

  async details<D extends DomainId>(
    domain: D,
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<DetailsByDomain[D]> {
    const { fleets, channelOf } = this.#options;
    const hosts = this.#hosts;
    const visibility = await this.#options.visibility.of(credentials);
    const { row, host } = await this.#seen(domain, id, visibility);
    const found = fleets.store(domain).details(row);
    if (!found) {
      throw notFound(id);
    }
    const seesHost = hosts.sees(visibility, host.name);
    return redactDetails(
      domain,
      complete<DetailsByDomain[D], DetailsFromOutside>(found.details, {
        findings: found.findings,
        channel: channelOf(id),
        hostState: hosts.summarize(host, visibility),
        unreadable: unreadableKinds(domain, host).map(({ message, ...kind }) =>
          seesHost ? { ...kind, message } : kind,
        ),
      }),
      {
        seesHost,
        seesRow: other => {
          const otherRow = fleets.store(domain).index.get(rowKey(other));
          return otherRow !== undefined && visibility.sees(otherRow);
        },
      },
    );
  }

  /** The row and the host of an object that the caller may see. */
  async #seen<D extends DomainId>(
    domain: D,
    id: RowId,
    visibility: Visibility,
  ) {
    const { fleets, mirror } = this.#options;
    const hosts = this.#hosts;
    const store = fleets.store(domain);
    await store.settled();
    const row = store.index.get(rowKey(id));
    const host = hosts.get(id.host);
    if (!row || !host) {
      throw explainMissing({
        id,
        mirror,
        kinds: store.computer.subjectsOfSegment(id.kind),
        mayKnow: visibility.seesOrigin(originLocationOf(id)),
        seesHost: host !== undefined && hosts.sees(visibility, host.name),
      });
    }
    if (!visibility.sees(row)) {
      throw notFound(id);
    }
    return { row, host };
  }

  async entityStatuses(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<EntityStatusResponse> {
    const visibility = await this.#options.visibility.of(credentials);
    const stores = this.#options.fleets.stores();
    await Promise.all(stores.map(store => store.settled()));
    const items: EntityStatusResponse['items'] = {};
    for (const entityRef of entityRefs) {
      const found = this.#find(normalizeRef('entityRef', entityRef));
      if (found && visibility.sees(found.row)) {
        const { status, host, kind, namespace, name } = found.row.summary;
        const { domain } = found;
        items[entityRef] = { status, host, domain, kind, namespace, name };
      }
    }
    return { items };
  }

  #find(entityRef: string): { domain: DomainId; row: Row } | undefined {
    const { entities, fleets } = this.#options;
    const host = entities.hostOf(entityRef);
    const object = host ? undefined : entities.objectOf(entityRef);
    const domain = object?.domain ?? 'clusters';
    const id: RowId | undefined =
      object ??
      (host && {
        kind: 'management-cluster',
        host: host.host,
        name: host.host,
      });
    if (!id || !fleets.has(domain)) {
      return undefined;
    }
    const row = fleets.store(domain).index.get(rowKey(id));
    return row && { domain, row };
  }
}

function complete<T extends object, K extends keyof T>(
  part: Omit<T, K>,
  rest: Pick<T, K>,
): T {
  return { ...part, ...rest } as T;
}
