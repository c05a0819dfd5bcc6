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

import { GitProvider } from '../git-provider';
import { ApiObject, LocalClient } from '../kubernetes-api';
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';
import { asksForWork, isReady } from './fluxStatus';
import { KustomizationReconciler } from './KustomizationReconciler';
import { parseInterval } from './parseInterval';
import { reconcileSource } from './reconcileSource';
import { WorkQueue } from './WorkQueue';

/** @public */
export interface GitopsLoopOptions {
  /** The API whose GitRepositories and Kustomizations are followed. */
  client: LocalClient;
  provider: GitProvider;
  /** The API that a kubeconfig's Secret leads to, by the Secret's name. */
  remote?: (secretName: string) => LocalClient | undefined;
  log?: (message: string) => void;
}

/** @public */
export interface GitopsLoop {
  /** Whether it made an object, by the labels that it puts on. */
  made(object: ApiObject): boolean;
  stop(): Promise<void>;
}

const SOURCES = {
  group: 'source.toolkit.fluxcd.io',
  plural: 'gitrepositories',
};
const KUSTOMIZATIONS = {
  group: 'kustomize.toolkit.fluxcd.io',
  plural: 'kustomizations',
};
const MINUTE = 60_000;
const RETRY = 30_000;

function keyOf({ namespace = '', name }: { namespace?: string; name: string }) {
  return `${namespace}/${name}`;
}

/** The key of the GitRepository that a Kustomization takes its files from. */
function sourceKeyOf(kustomization: ApiObject): string | undefined {
  const ref = valueAt(kustomization, ['spec', 'sourceRef']);
  return isRecord(ref) && ref.kind === 'GitRepository'
    ? keyOf({
        name: String(ref.name),
        namespace: String(ref.namespace ?? kustomization.metadata.namespace),
      })
    : undefined;
}

/**
 * Does Flux's part for the repositories of a Git provider: a change of a branch
 * is applied at once, and at the objects' intervals. Flux objects of other
 * repositories are left alone.
 *
 * @public
 */
export function startGitopsLoop(options: GitopsLoopOptions): GitopsLoop {
  const { client, provider, remote = () => undefined, log } = options;
  const reconciler = new KustomizationReconciler({ client, provider, remote });
  const onError = (key: string, error: unknown) =>
    log?.(`GitOps of ${key} failed: ${error}`);

  const find = (resource: typeof SOURCES, key: string) =>
    client.list(resource).find(({ metadata }) => keyOf(metadata) === key);
  const isOurs = (source: ApiObject | undefined) =>
    String(valueAt(source, ['spec', 'url']) ?? '').startsWith(
      `${provider.url}/`,
    );
  const isOurKustomization = (object: ApiObject) => {
    const key = sourceKeyOf(object);
    return (
      key !== undefined &&
      (isOurs(find(SOURCES, key)) || reconciler.knows(object))
    );
  };

  const sources = new WorkQueue(async key => {
    const source = find(SOURCES, key);
    if (!source || !isOurs(source) || valueAt(source, ['spec', 'suspend'])) {
      return undefined;
    }
    await reconcileSource(client, provider, source);
    return parseInterval(valueAt(source, ['spec', 'interval']), MINUTE);
  }, onError);

  const kustomizations = new WorkQueue(async key => {
    const object = find(KUSTOMIZATIONS, key);
    if (!object || !isOurKustomization(object)) {
      return undefined;
    }
    const { deletionTimestamp } = object.metadata;
    if (valueAt(object, ['spec', 'suspend']) && !deletionTimestamp) {
      return undefined;
    }
    const source = find(SOURCES, sourceKeyOf(object) ?? '');
    const done = await reconciler.reconcile(object, source);
    const interval = parseInterval(
      valueAt(object, ['spec', 'interval']),
      MINUTE,
    );
    if (done) {
      return deletionTimestamp ? undefined : interval;
    }
    return parseInterval(valueAt(object, ['spec', 'retryInterval']), RETRY);
  }, onError);

  const addKustomizations = (wanted: (object: ApiObject) => boolean) =>
    client
      .list(KUSTOMIZATIONS)
      .filter(wanted)
      .forEach(({ metadata }) => kustomizations.add(keyOf(metadata)));

  const stops = [
    client.subscribe(SOURCES, ({ previous, current }) => {
      if (asksForWork(previous, current) && current) {
        sources.add(keyOf(current.metadata));
      }
      const revision = ['status', 'artifact', 'revision'];
      if (
        current &&
        valueAt(previous, revision) !== valueAt(current, revision)
      ) {
        const key = keyOf(current.metadata);
        addKustomizations(object => sourceKeyOf(object) === key);
      }
    }),
    client.subscribe(KUSTOMIZATIONS, ({ previous, current }) => {
      if (!current) {
        return;
      }
      if (asksForWork(previous, current)) {
        kustomizations.add(keyOf(current.metadata));
      }
      if (isReady(current) && !(previous && isReady(previous))) {
        addKustomizations(object => dependsOn(object, current));
      }
    }),
    provider.onBranchUpdate(({ repository }) =>
      client
        .list(SOURCES)
        .filter(source =>
          String(valueAt(source, ['spec', 'url'])).includes(`/${repository}`),
        )
        .forEach(({ metadata }) => sources.add(keyOf(metadata))),
    ),
  ];
  client.list(SOURCES).forEach(({ metadata }) => sources.add(keyOf(metadata)));
  addKustomizations(() => true);

  return {
    made(object) {
      const labels = object.metadata.labels ?? {};
      const name = labels[`${KUSTOMIZATIONS.group}/name`];
      const namespace = labels[`${KUSTOMIZATIONS.group}/namespace`];
      const key = name && keyOf({ name, namespace });
      const owner = key ? find(KUSTOMIZATIONS, key) : undefined;
      return owner !== undefined && isOurKustomization(owner);
    },
    async stop() {
      stops.forEach(stop => stop());
      await Promise.all([sources.stop(), kustomizations.stop()]);
    },
  };
}

function dependsOn(object: ApiObject, on: ApiObject): boolean {
  const list = valueAt(object, ['spec', 'dependsOn']);
  return (Array.isArray(list) ? list : [])
    .filter(isRecord)
    .some(
      ({ name, namespace }) =>
        name === on.metadata.name &&
        (namespace ?? object.metadata.namespace) === on.metadata.namespace,
    );
}
