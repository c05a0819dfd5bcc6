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

import { createHash } from 'node:crypto';
import { GitProvider } from '../git-provider';
import { ApiObject, LocalClient } from '../kubernetes-api';
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';
import { toTime } from '../scenario/Timeline';
import { FluxCondition, writeFluxStatus } from './fluxStatus';

/** The commit of a revision such as `main@sha1:…`. @internal */
export function commitOf(revision: string): string {
  return revision.slice(revision.lastIndexOf(':') + 1);
}

function failed(message: string): FluxCondition[] {
  const what = { reason: 'GitOperationFailed', message };
  return [
    { type: 'FetchFailed', status: 'True', ...what },
    { type: 'Ready', status: 'False', ...what },
  ];
}

/** Keeps a GitRepository's artifact at the head of its branch. @internal */
export async function reconcileSource(
  client: LocalClient,
  provider: GitProvider,
  source: ApiObject,
): Promise<void> {
  const url = String(valueAt(source, ['spec', 'url']) ?? '');
  const ref = valueAt(source, ['spec', 'ref']);
  const fields = isRecord(ref) ? ref : {};
  const other = Object.keys(fields).filter(key => key !== 'branch');
  if (other.length) {
    writeFluxStatus(
      client,
      source,
      failed(
        `the sandbox does not support spec.ref.${other.join(', spec.ref.')}`,
      ),
    );
    return;
  }
  // Flux's own default.
  const branch = String(fields.branch ?? 'master');
  const reader = provider.open(url);
  const head = await reader?.head(branch);
  if (!head) {
    const why = reader
      ? `couldn't find remote ref "refs/heads/${branch}"`
      : 'authentication required: Repository not found.';
    writeFluxStatus(
      client,
      source,
      failed(`failed to checkout and determine revision: ${why}`),
    );
    return;
  }
  const revision = `${branch}@sha1:${head}`;
  const { namespace, name } = source.metadata;
  const path = `gitrepository/${namespace}/${name}/${head}.tar.gz`;
  const stored = {
    status: 'True' as const,
    reason: 'Succeeded',
    message: `stored artifact for revision '${revision}'`,
  };
  const before = valueAt(source, ['status', 'artifact', 'revision']);
  writeFluxStatus(
    client,
    source,
    [
      { type: 'Ready', ...stored },
      { type: 'ArtifactInStorage', ...stored },
    ],
    before === revision
      ? {}
      : {
          artifact: {
            revision,
            digest: `sha256:${createHash('sha256').update(head).digest('hex')}`,
            path,
            url: `http://source-controller.flux-system.svc/${path}`,
            lastUpdateTime: toTime(Date.now()),
          },
        },
  );
}
