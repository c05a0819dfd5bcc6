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
  asksForWork,
  FluxCondition,
  isReady,
  requestedAt,
  writeFluxStatus,
} from '../../gitops-loop/fluxStatus';
import { WorkQueue } from '../../gitops-loop/WorkQueue';
import { ApiObject } from '../../kubernetes-api';
import { valueAt } from '../../kubernetes-api/ApiObject';
import { toTime } from '../Timeline';
import { ControllerOptions } from './ControllerOptions';
import { sourceRevision } from './sourceRevision';

const GROUP = 'source.toolkit.fluxcd.io';
const PLURALS = [
  'gitrepositories',
  'ocirepositories',
  'helmrepositories',
  'buckets',
];
const STEP = 1000;

/**
 * Does source-controller's part for the sources that the GitOps loop makes and
 * whose content is somewhere else: there is an artifact, as if it had been
 * fetched. Repositories of the sandbox's own Git provider are the loop's.
 *
 * @internal
 */
export function startSourceController(
  options: ControllerOptions,
): () => Promise<void> {
  const { client, providerUrl, speed, log, made } = options;
  const isHosted = (source: ApiObject) =>
    String(valueAt(source, ['spec', 'url'])).startsWith(`${providerUrl}/`);
  const queue = new WorkQueue(
    async key => {
      const [plural, namespace, name] = key.split('/');
      const source = client
        .list({ group: GROUP, plural })
        .find(
          ({ metadata }) =>
            metadata.namespace === namespace && metadata.name === name,
        );
      const delay =
        source && made(source) && !isHosted(source) ? step(source) : undefined;
      return delay && delay / speed;
    },
    (key, error) => log(`Source ${key} goes no further: ${error}`),
  );

  function step(source: ApiObject): number | undefined {
    // A registry of charts is static: nothing is fetched, and nothing said.
    if (
      valueAt(source, ['spec', 'suspend']) ||
      valueAt(source, ['spec', 'type']) === 'oci'
    ) {
      return undefined;
    }
    const before = valueAt(source, ['status', 'artifact', 'revision']);
    const revision = sourceRevision(source);
    if (before !== revision && !isWorking(source)) {
      writeFluxStatus(client, source, working());
      return STEP;
    }
    const asked = requestedAt(source);
    if (
      before !== revision ||
      !isReady(source) ||
      valueAt(source, ['status', 'lastHandledReconcileAt']) !== asked
    ) {
      store(source, revision);
    }
    return undefined;
  }

  function store(source: ApiObject, revision: string): void {
    const { namespace, name } = source.metadata;
    const digest = revision.slice(revision.lastIndexOf(':') + 1);
    const path = `${source.kind.toLocaleLowerCase(
      'en-US',
    )}/${namespace}/${name}/${digest}.tar.gz`;
    const stored = {
      status: 'True' as const,
      reason: 'Succeeded',
      message: `stored artifact for revision '${revision}'`,
    };
    writeFluxStatus(
      client,
      source,
      [
        { type: 'Ready', ...stored },
        { type: 'ArtifactInStorage', ...stored },
      ],
      {
        artifact: {
          revision,
          digest: `sha256:${digest}`,
          path,
          url: `http://source-controller.flux-system.svc/${path}`,
          lastUpdateTime: toTime(Date.now()),
        },
      },
    );
  }

  const stops = PLURALS.map(plural =>
    client.subscribe({ group: GROUP, plural }, ({ previous, current }) => {
      if (current && asksForWork(previous, current)) {
        const { namespace, name } = current.metadata;
        queue.add(`${plural}/${namespace}/${name}`);
      }
    }),
  );
  return async () => {
    stops.forEach(stop => stop());
    await queue.stop();
  };
}

function working(): FluxCondition[] {
  const what = { reason: 'Progressing', message: 'building artifact' };
  return [
    { type: 'Reconciling', status: 'True', ...what },
    { type: 'Ready', status: 'Unknown', ...what },
  ];
}

function isWorking(source: ApiObject): boolean {
  const conditions = valueAt(source, ['status', 'conditions']);
  return JSON.stringify(conditions ?? []).includes('"Reconciling"');
}
