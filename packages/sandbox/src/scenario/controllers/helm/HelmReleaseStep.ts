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

import { applyObjects, ApplyError } from '../../../gitops-loop/applyObjects';
import {
  conditionsOf,
  FluxCondition,
  writeFluxStatus,
} from '../../../gitops-loop/fluxStatus';
import { entryOf } from '../../../gitops-loop/inventory';
import { ApiObject, LocalClient, NewObject } from '../../../kubernetes-api';
import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';
import { stableHex } from '../../stableId';
import { toTime } from '../../Timeline';
import { ChartError } from './ChartError';
import { findKubeConfig } from './findKubeConfig';
import { findMissingValues } from './findMissingValues';
import { ReleaseChart, releaseChart } from './releaseChart';
import { renderChart } from './renderChart';

const FINALIZER = 'finalizers.fluxcd.io';
const GROUP = 'helm.toolkit.fluxcd.io';
const STEP = 2000;
const RETRY = 15_000;

/** What one release has made, and of what. */
interface Released {
  fingerprint: string;
  objects: Map<string, NewObject>;
}

/** One step of a HelmRelease at a time, as helm-controller takes them. @internal */
export class HelmReleaseStep {
  readonly #client: LocalClient;
  readonly #released = new Map<string, Released>();

  constructor(client: LocalClient) {
    this.#client = client;
  }

  /** After how long the next one comes; undefined to wait for a change. */
  take(object: ApiObject): number | undefined {
    const spec = isRecord(object.spec) ? object.spec : {};
    if (object.metadata.deletionTimestamp) {
      this.#uninstall(object);
      return undefined;
    }
    if (spec.suspend) {
      return undefined;
    }
    if (!object.metadata.finalizers?.includes(FINALIZER)) {
      this.#client.update(object, current => {
        current.metadata.finalizers = [FINALIZER];
      });
      this.#progress(object, 'Fulfilling prerequisites');
      return STEP;
    }
    const missing = findKubeConfig(this.#client, object);
    if (missing) {
      this.#fail(object, 'RESTClientError', missing);
      return RETRY;
    }
    const chart = releaseChart(this.#client, object);
    if ('reason' in chart) {
      this.#fail(object, chart.reason, chart.message);
      return RETRY;
    }
    const lacking = findMissingValues(this.#client, object);
    if (lacking) {
      this.#fail(object, 'ValuesError', lacking);
      return RETRY;
    }
    return this.#release(object, spec, chart);
  }

  #release(
    object: ApiObject,
    spec: Record<string, unknown>,
    chart: ReleaseChart,
  ): number | undefined {
    const { uid = '' } = object.metadata;
    const { interval, suspend, install, upgrade, ...rest } = spec;
    const fingerprint = JSON.stringify([chart, rest]);
    const last = this.#released.get(uid);
    const action = last ? 'upgrade' : 'install';
    if (last?.fingerprint === fingerprint) {
      const history = valueAt(object, ['status', 'history']);
      const version = Array.isArray(history)
        ? valueAt(history[0], ['version'])
        : 1;
      this.#succeed(object, chart, version === 1 ? 'install' : 'upgrade');
      return undefined;
    }
    const running = `Running '${action}' action with timeout of 5m0s`;
    if (conditionsOf(object).get('Ready')?.message !== running) {
      this.#progress(object, running);
      return STEP;
    }
    const objects = last?.objects ?? new Map<string, NewObject>();
    try {
      this.#apply(object, spec, chart, objects);
    } catch (error) {
      if (!(error instanceof ApplyError) && !(error instanceof ChartError)) {
        throw error;
      }
      const name = `${object.metadata.namespace}/${releaseName(object)}`;
      this.#fail(
        object,
        action === 'install' ? 'InstallFailed' : 'UpgradeFailed',
        `Helm ${action} failed for release ${name} with chart ${chart.name}@${chart.version}: ${error.message}`,
      );
      return RETRY;
    }
    this.#released.set(uid, { fingerprint, objects });
    this.#succeed(object, chart, action, this.#history(object, chart, spec));
    return undefined;
  }

  /** Of a release into another cluster, nothing is to be seen here. */
  #apply(
    object: ApiObject,
    spec: Record<string, unknown>,
    chart: ReleaseChart,
    applied: Map<string, NewObject>,
  ): void {
    const { name, namespace = '' } = object.metadata;
    const rendered = spec.kubeConfig
      ? []
      : renderChart({
          name: releaseName(object),
          namespace: String(spec.targetNamespace ?? namespace),
          chart,
          values: isRecord(spec.values) ? spec.values : {},
        });
    const objects = rendered.map(one => ({
      ...one,
      metadata: {
        ...one.metadata,
        labels: {
          ...one.metadata.labels,
          [`${GROUP}/name`]: name,
          [`${GROUP}/namespace`]: namespace,
        },
      },
    }));
    objects
      .filter(one => !applied.has(entryOf(one).id))
      .forEach(one => this.#refuseForeign(one));
    applyObjects(this.#client, objects, applied);
    const kept = new Set(objects.map(one => entryOf(one).id));
    for (const [id, one] of applied) {
      if (!kept.has(id)) {
        this.#remove(one);
        applied.delete(id);
      }
    }
  }

  /** Helm takes nothing over that it has not made. */
  #refuseForeign(object: NewObject): void {
    const isKnown = this.#client.isNamespaced(object) !== undefined;
    if (isKnown && this.#client.get(object)) {
      const { name, namespace } = object.metadata;
      throw new ChartError(
        `${object.kind} "${name}" in namespace "${namespace}" exists and cannot be imported into the current release: invalid ownership metadata`,
      );
    }
  }

  #uninstall(object: ApiObject): void {
    const { uid = '' } = object.metadata;
    this.#released.get(uid)?.objects.forEach(one => this.#remove(one));
    this.#released.delete(uid);
    this.#client.update(object, current => {
      delete current.metadata.finalizers;
    });
  }

  #remove(object: NewObject): void {
    if (this.#client.get(object)) {
      this.#client.delete(object);
    }
  }

  #history(
    object: ApiObject,
    chart: ReleaseChart,
    spec: Record<string, unknown>,
  ): unknown[] {
    const before = valueAt(object, ['status', 'history']);
    const snapshots = (Array.isArray(before) ? before : []).filter(isRecord);
    const now = toTime(Date.now());
    const [last] = snapshots;
    const version = Number(last?.version ?? 0) + 1;
    const name = releaseName(object);
    const seed = `${name}.v${version} ${JSON.stringify(spec.values)}`;
    return [
      {
        name,
        namespace: String(spec.targetNamespace ?? object.metadata.namespace),
        version,
        status: 'deployed',
        chartName: chart.name,
        chartVersion: chart.version,
        appVersion: chart.version.replace(/\+.*$/, ''),
        digest: `sha256:${stableHex(seed, 64)}`,
        configDigest: `sha256:${stableHex(`values of ${seed}`, 64)}`,
        firstDeployed: last?.firstDeployed ?? now,
        lastDeployed: now,
      },
      ...snapshots.slice(0, 4).map(one => ({ ...one, status: 'superseded' })),
    ];
  }

  #succeed(
    object: ApiObject,
    chart: ReleaseChart,
    action: 'install' | 'upgrade',
    history = valueAt(object, ['status', 'history']),
  ): void {
    const version = valueAt(Array.isArray(history) ? history[0] : undefined, [
      'version',
    ]);
    const name = releaseName(object);
    const what = {
      status: 'True' as const,
      reason: action === 'install' ? 'InstallSucceeded' : 'UpgradeSucceeded',
      message: `Helm ${action} succeeded for release ${object.metadata.namespace}/${name}.v${version} with chart ${chart.name}@${chart.version}`,
    };
    writeFluxStatus(
      this.#client,
      object,
      ['Ready', 'Released'].map(type => ({ type, ...what })),
      {
        history,
        lastAttemptedGeneration: object.metadata.generation,
        lastAttemptedReleaseAction: action,
        lastAttemptedRevision: chart.version,
        storageNamespace: String(
          valueAt(object, ['spec', 'storageNamespace']) ??
            object.metadata.namespace,
        ),
      },
    );
  }

  #progress(object: ApiObject, message: string): void {
    const progress = (
      type: string,
      status: FluxCondition['status'],
    ): FluxCondition => ({ type, status, reason: 'Progressing', message });
    writeFluxStatus(this.#client, object, [
      progress('Reconciling', 'True'),
      progress('Ready', 'Unknown'),
    ]);
  }

  #fail(object: ApiObject, reason: string, message: string): void {
    writeFluxStatus(this.#client, object, [
      { type: 'Ready', status: 'False', reason, message },
    ]);
  }
}

/** What Helm calls it. */
function releaseName(object: ApiObject): string {
  const { name, namespace } = object.metadata;
  const target = valueAt(object, ['spec', 'targetNamespace']);
  const given = valueAt(object, ['spec', 'releaseName']);
  return String(
    given ?? (target && target !== namespace ? `${target}-${name}` : name),
  );
}
