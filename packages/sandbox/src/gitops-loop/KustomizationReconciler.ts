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
import { ApiObject, LocalClient, LocalRef, NewObject } from '../kubernetes-api';
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';
import { applyObjects, ApplyError } from './applyObjects';
import { BuildError } from './BuildError';
import { buildObjects } from './buildObjects';
import { FluxCondition, isReady, writeFluxStatus } from './fluxStatus';
import { entryOf, inventoryOf, InventoryEntry, refOf } from './inventory';
import { commitOf } from './reconcileSource';

const FINALIZER = 'finalizers.fluxcd.io';
const GROUP = 'kustomize.toolkit.fluxcd.io';
const SUPPORTED = [
  'interval',
  'retryInterval',
  'timeout',
  'path',
  'prune',
  'suspend',
  'sourceRef',
  'targetNamespace',
  'dependsOn',
  'kubeConfig',
  'force',
  // Every apply here is one of the server's own.
  'serviceAccountName',
];

/** @internal */
export interface KustomizationReconcilerOptions {
  client: LocalClient;
  provider: GitProvider;
  /** The API that a kubeconfig's Secret leads to, by the Secret's name. */
  remote: (secretName: string) => LocalClient | undefined;
}

/** Builds, applies and prunes what Kustomizations name. @internal */
export class KustomizationReconciler {
  readonly #options: KustomizationReconcilerOptions;
  /** The manifests applied last, of each Kustomization by inventory id. */
  readonly #applied = new Map<string, Map<string, NewObject>>();

  constructor(options: KustomizationReconcilerOptions) {
    this.#options = options;
  }

  /** Whether it has applied something of it. */
  knows({ metadata: { namespace, name } }: ApiObject): boolean {
    return this.#applied.has(`${namespace}/${name}`);
  }

  /** Whether it ended well. */
  async reconcile(object: ApiObject, source?: ApiObject): Promise<boolean> {
    const { client } = this.#options;
    if (object.metadata.deletionTimestamp) {
      this.#finalize(object);
      return true;
    }
    if (!object.metadata.finalizers?.includes(FINALIZER)) {
      client.update(object, current => {
        current.metadata.finalizers = [
          ...(current.metadata.finalizers ?? []),
          FINALIZER,
        ];
      });
    }
    const revision = valueAt(source, ['status', 'artifact', 'revision']);
    if (typeof revision !== 'string' || !source) {
      this.#fail(object, 'ArtifactFailed', 'Source artifact not found');
      return false;
    }
    const missing = this.#missingDependency(object);
    if (missing) {
      this.#fail(object, 'DependencyNotReady', missing);
      return false;
    }
    this.#markProgress(object, revision);
    try {
      const entries = await this.#apply(object, source, revision);
      writeFluxStatus(
        client,
        object,
        [
          {
            type: 'Ready',
            status: 'True',
            reason: 'ReconciliationSucceeded',
            message: `Applied revision: ${revision}`,
          },
        ],
        {
          lastAppliedRevision: revision,
          lastAttemptedRevision: revision,
          inventory: { entries },
        },
      );
      return true;
    } catch (error) {
      const isBuild = error instanceof BuildError;
      if (!isBuild && !(error instanceof ApplyError)) {
        throw error;
      }
      this.#fail(
        object,
        isBuild ? 'BuildFailed' : 'ReconciliationFailed',
        error.message,
        { lastAttemptedRevision: revision },
      );
      return false;
    }
  }

  async #apply(
    object: ApiObject,
    source: ApiObject,
    revision: string,
  ): Promise<InventoryEntry[]> {
    const spec = isRecord(object.spec) ? object.spec : {};
    const unknown = Object.keys(spec).filter(key => !SUPPORTED.includes(key));
    if (unknown.length) {
      throw BuildError.unsupported(
        'Kustomization',
        unknown.map(key => `spec.${key}`),
      );
    }
    const target = this.#target(object);
    const url = String(valueAt(source, ['spec', 'url']));
    const reader = this.#options.provider.open(url);
    const files = await reader?.files(commitOf(revision));
    const objects = await buildObjects(
      {
        files: files ?? new Map(),
        isNamespaced: given => target.isNamespaced(given),
      },
      String(spec.path ?? './'),
    );
    const { name, namespace = '' } = object.metadata;
    for (const made of objects) {
      if (spec.targetNamespace && target.isNamespaced(made)) {
        made.metadata.namespace = String(spec.targetNamespace);
      }
      made.metadata.labels = {
        ...made.metadata.labels,
        [`${GROUP}/name`]: name,
        [`${GROUP}/namespace`]: namespace,
      };
    }
    const key = `${namespace}/${name}`;
    const applied = this.#applied.get(key) ?? new Map<string, NewObject>();
    this.#applied.set(key, applied);
    applyObjects(target, objects, applied);
    const entries = objects.map(entryOf);
    if (spec.prune) {
      const kept = new Set(entries.map(({ id }) => id));
      const stale = inventoryOf(object).filter(({ id }) => !kept.has(id));
      this.#prune(target, stale);
      stale.forEach(({ id }) => applied.delete(id));
    }
    return entries;
  }

  #target(object: ApiObject): LocalClient {
    const name = valueAt(object, ['spec', 'kubeConfig', 'secretRef', 'name']);
    if (valueAt(object, ['spec', 'kubeConfig']) === undefined) {
      return this.#options.client;
    }
    const target =
      typeof name === 'string' ? this.#options.remote(name) : undefined;
    if (!target) {
      throw new ApplyError(
        `spec.kubeConfig names no host of the sandbox: Secret "${name}"`,
      );
    }
    return target;
  }

  #prune(target: LocalClient, entries: InventoryEntry[]): void {
    for (const ref of entries.map(refOf).reverse()) {
      const current = this.#find(target, ref);
      const annotations = current?.metadata.annotations ?? {};
      if (current && annotations[`${GROUP}/prune`] !== 'disabled') {
        target.delete(ref);
      }
    }
  }

  #find(target: LocalClient, ref: LocalRef): ApiObject | undefined {
    return target.isNamespaced(ref) === undefined ? undefined : target.get(ref);
  }

  #finalize(object: ApiObject): void {
    const { client } = this.#options;
    const spec = isRecord(object.spec) ? object.spec : {};
    if (spec.prune && !spec.suspend) {
      this.#prune(this.#target(object), inventoryOf(object));
    }
    client.update(object, current => {
      current.metadata.finalizers = current.metadata.finalizers?.filter(
        finalizer => finalizer !== FINALIZER,
      );
      if (!current.metadata.finalizers?.length) {
        delete current.metadata.finalizers;
      }
    });
  }

  #missingDependency(object: ApiObject): string | undefined {
    const list = valueAt(object, ['spec', 'dependsOn']);
    for (const { name, namespace } of (Array.isArray(list) ? list : []).filter(
      isRecord,
    )) {
      const metadata = {
        name: String(name),
        namespace: String(namespace ?? object.metadata.namespace),
      };
      const other = this.#options.client.get({ ...object, metadata });
      if (!other || !isReady(other)) {
        return `dependency '${metadata.namespace}/${metadata.name}' is not ready`;
      }
    }
    return undefined;
  }

  /** Only where there is something new: no status that flickers for nothing. */
  #markProgress(object: ApiObject, revision: string): void {
    const before = valueAt(object, ['status', 'lastAppliedRevision']);
    if (before === revision && isReady(object)) {
      return;
    }
    const progress = (
      type: string,
      status: FluxCondition['status'],
      message: string,
    ) => ({ type, status, reason: 'Progressing', message });
    writeFluxStatus(this.#options.client, object, [
      progress('Reconciling', 'True', 'Fulfilling prerequisites'),
      progress('Ready', 'Unknown', 'Reconciliation in progress'),
    ]);
  }

  #fail(
    object: ApiObject,
    reason: string,
    message: string,
    fields: Record<string, unknown> = {},
  ): void {
    writeFluxStatus(
      this.#options.client,
      object,
      [{ type: 'Ready', status: 'False', reason, message }],
      fields,
    );
  }
}
