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
import { HostConnection } from '../../host-clusters/HostConnection';
import { DEFAULT_TIMING } from '../../mirror/MirrorTiming';
import { HostTransport } from '../../transport/HostTransport';
import { TurnQueue } from '../../transport/TurnQueue';
import { HostSchemas } from './HostSchemas';
import { KindSchema } from './KindSchema';
import { GroupVersionKind } from './OpenApiDocument';
import { servedDocuments } from './servedDocuments';

/**
 * The schema of one kind, as a host serves it; undefined where it serves none of
 * that name.
 *
 * @throws HostRequestError where the host does not say.
 * @internal
 */
export async function readServedKind(
  connection: HostConnection,
  kind: GroupVersionKind,
  signal: AbortSignal,
): Promise<KindSchema | undefined> {
  const transport = HostTransport.create({
    connection,
    turns: new TurnQueue(),
    responseMs: DEFAULT_TIMING.responseMs,
    maxConcurrentRequests: DEFAULT_TIMING.maxConcurrentRequests,
  });
  try {
    return await HostSchemas.create({
      host: connection.name,
      transport,
      cache: servedDocuments,
      signal,
    }).kind(kind);
  } finally {
    transport.close();
  }
}
