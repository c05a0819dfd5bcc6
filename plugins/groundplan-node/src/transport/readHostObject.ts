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

import { HostConnection } from '../host-clusters/HostConnection';
import { DEFAULT_TIMING } from '../mirror/MirrorTiming';
import { HostTransport } from './HostTransport';
import { TurnQueue } from './TurnQueue';

/** The longest answer that is read unless more is asked for. */
const MAX_BYTES = 2_000_000;

/**
 * Reads one object of a host cluster that the mirror does not keep.
 *
 * @param path - of the API, such as `/api/v1/namespaces/team/secrets/demo-kubeconfig`
 * @throws HostRequestError with the status where the host refuses.
 * @public
 */
export async function readHostObject(
  connection: HostConnection,
  path: string,
  options?: {
    /** The longest answer that is read; 2 MB if left out. */
    maxBytes?: number;
  },
): Promise<unknown> {
  const transport = HostTransport.create({
    connection,
    turns: new TurnQueue(),
    responseMs: DEFAULT_TIMING.responseMs,
    maxConcurrentRequests: 1,
  });
  try {
    const { body } = await transport.get({
      verb: 'get',
      path,
      maxBytes: options?.maxBytes ?? MAX_BYTES,
      signal: AbortSignal.timeout(DEFAULT_TIMING.responseMs),
    });
    return body;
  } finally {
    transport.close();
  }
}
