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

import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { HostKindState } from 'backstage-plugin-groundplan-common';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { RowId } from '../fleet/Row';

/**
 * Why there is no row of this name: because there is no such object, or because
 * that cannot be known.
 *
 * @param options.kinds - the kinds that the object would be of
 * @param options.mayKnow - whether the caller may know of such an object
 * @param options.seesHost - whether they may know why the host does not answer
 * @internal
 */
export function explainMissing(options: {
  id: RowId;
  mirror: Mirror;
  kinds: { group: string; kind: string }[];
  mayKnow: boolean;
  seesHost: boolean;
}): Error {
  const { id, mirror, kinds, mayKnow, seesHost } = options;
  const host = mirror.hosts().find(({ name }) => name === id.host);
  if (!host || !mayKnow || kinds.length === 0) {
    return notFound(id);
  }
  for (const { group, kind } of kinds) {
    const known = host.kinds.find(
      state => state.group === group && state.kind === kind,
    );
    if (known?.state === 'absent') {
      continue;
    }
    const state = known?.state ?? host.state;
    if (state !== 'ready' || !mirror.isComplete(host.name, group, kind)) {
      const since = known?.since ?? host.since;
      const message = known?.message ?? host.message;
      return new ServiceUnavailableError(
        `${nameOfKind(group, kind)} of host cluster '${
          host.name
        }' cannot be read (${state} since ${since})${
          seesHost && message ? `: ${message}` : ''
        }`,
      );
    }
  }
  return notFound(id);
}

/** What a caller gets for what is not there and what they may not see. @internal */
export function notFound(id: RowId): NotFoundError {
  const { kind, host, namespace, name } = id;
  return new NotFoundError(
    `There is no ${kind} '${
      namespace ? `${namespace}/` : ''
    }${name}' on host cluster '${host}'`,
  );
}

/** The name of a kind as `kubectl` understands it. @internal */
export function nameOfKind(
  group: HostKindState['group'],
  kind: HostKindState['kind'],
): string {
  return group === '' ? kind : `${kind}.${group}`;
}
