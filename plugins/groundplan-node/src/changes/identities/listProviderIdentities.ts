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

import { ServiceUnavailableError } from '@backstage/errors';
import {
  CredentialsResponse,
  ProviderIdentity,
} from 'backstage-plugin-groundplan-common';
import { z } from 'zod';
import { Discovery } from '../../discovery/Discovery';
import { resourcePath, ServedResource } from '../../discovery/ServedResources';
import { HostConnection } from '../../host-clusters/HostConnection';
import { DEFAULT_TIMING } from '../../mirror/MirrorTiming';
import { describeRefusal } from '../../reflector/describeRefusal';
import { HostRequestError } from '../../transport/HostRequestError';
import { HostTransport } from '../../transport/HostTransport';
import { TurnQueue } from '../../transport/TurnQueue';
import { IDENTITY_TAKERS } from './identityKinds';

const GROUP = 'infrastructure.cluster.x-k8s.io';
const LIMIT = 500;
const MAX_BYTES = 2_000_000;

/** Names are all that is wanted: what an identity refers to stays on the host. */
const METADATA_ONLY =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

const listSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        namespace: z.string().optional(),
      }),
    }),
  ),
});

/**
 * The identities that providers of a host cluster can act by, read now: they are
 * too close to secrets to be mirrored. Kinds that the host does not serve are
 * left out; those that it does not let be read are named.
 *
 * @throws ServiceUnavailableError where the host does not answer.
 * @public
 */
export async function listProviderIdentities(
  connection: HostConnection,
): Promise<CredentialsResponse> {
  const { discoveryResponseMs: responseMs } = DEFAULT_TIMING;
  const transport = HostTransport.create({
    connection,
    turns: new TurnQueue(),
    responseMs,
    maxConcurrentRequests: 2,
  });
  const signal = AbortSignal.timeout(responseMs);
  const wantsGroup = (group: string) => group === GROUP;
  try {
    const discovery = Discovery.create({ transport, responseMs, wantsGroup });
    const served = await discovery.refresh(signal);
    const found = await Promise.all(
      Object.keys(IDENTITY_TAKERS).map(kind => {
        const resource = served.resources.find(
          it => it.group === GROUP && it.kind === kind,
        );
        return resource && listKind(transport, resource, signal);
      }),
    );
    const known = found.flatMap(each => each ?? []);
    return {
      items: known.flatMap(({ items }) => items),
      unreadable: [
        ...known.flatMap(({ unreadable }) => unreadable),
        ...(served.unavailableGroups.has(GROUP)
          ? [{ kind: GROUP, message: 'What serves this group does not answer' }]
          : []),
      ],
    };
  } catch (error) {
    throw new ServiceUnavailableError(
      `The host cluster ${
        connection.name
      } does not say which identities it has: ${(error as Error).message}`,
    );
  } finally {
    transport.close();
  }
}

async function listKind(
  transport: HostTransport,
  resource: ServedResource,
  signal: AbortSignal,
): Promise<CredentialsResponse> {
  const { kind } = resource;
  try {
    const { body } = await transport.get({
      verb: 'list',
      path: `${resourcePath(resource)}?limit=${LIMIT}`,
      accept: METADATA_ONLY,
      maxBytes: MAX_BYTES,
      signal,
    });
    const { items, metadata } = listSchema.parse(body);
    return {
      items: items.map(item => toIdentity(kind, item.metadata)).sort(byName),
      unreadable: metadata?.continue
        ? [{ kind, message: `Only ${LIMIT} of them are listed` }]
        : [],
    };
  } catch (error) {
    if (error instanceof HostRequestError && error.status === 404) {
      return { items: [], unreadable: [] };
    }
    return { items: [], unreadable: [{ kind, message: reason(error) }] };
  }

  function reason(error: unknown): string {
    return error instanceof HostRequestError && error.isRefused
      ? describeRefusal(error, resource, ['list'])
      : (error as Error).message;
  }
}

function toIdentity(
  kind: string,
  { name, namespace }: { name: string; namespace?: string },
): ProviderIdentity {
  return { kind, ...(namespace && { namespace }), name };
}

function byName(a: ProviderIdentity, b: ProviderIdentity): number {
  const key = ({ namespace = '', name }: ProviderIdentity) =>
    `${namespace}/${name}`;
  return key(a) < key(b) ? -1 : 1;
}
