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

import { resourcePath, ServedResource } from '../discovery/ServedResources';
import { HostRequestError } from '../transport/HostRequestError';
import { HostTransport } from '../transport/HostTransport';

/**
 * Whether the host itself says that it does not know a resource which is missing
 * in discovery. A server that has just been started leaves out of discovery the
 * kinds that it has not loaded yet; their objects must not be thought deleted.
 *
 * @internal
 */
export async function confirmAbsent(
  transport: HostTransport,
  resource: ServedResource,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await transport.get({
      verb: 'list',
      path: `${resourcePath(resource)}?limit=1`,
      signal,
    });
    return false;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HostRequestError) {
      return error.status === 404;
    }
    throw error;
  }
}
