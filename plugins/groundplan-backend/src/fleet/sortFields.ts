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
  ClusterSummary,
  DomainId,
  HEALTHS,
  RunnerScaleSetSummary,
  SummaryBase,
  SummaryByDomain,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { naturalKey } from './Row';

/** What rows are compared by; undefined comes last in both directions. @internal */
export type SortKey = string | number | undefined;

/** Reads what a row is compared by; its {@link Row.nameKey} is there already. @internal */
export type SortKeyReader<S> = (summary: S, nameKey: string) => SortKey;

type Readers<S> = Record<string, SortKeyReader<S>>;

function text(value: string | undefined): SortKey {
  return value === undefined ? undefined : naturalKey(value);
}

const ofAll: Readers<SummaryBase> = {
  health: summary => HEALTHS.indexOf(summary.status.health),
  name: (_, nameKey) => nameKey,
  namespace: summary => text(summary.namespace),
  host: summary => text(summary.host),
  kind: summary => summary.kind,
  state: summary => summary.status.state,
  since: summary => time(summary.status.since),
  owner: summary => text(summary.owner),
  createdAt: summary => time(summary.createdAt),
};

const ofClusters: Readers<ClusterSummary> = {
  ...ofAll,
  provider: summary => text(summary.provider),
  version: summary => text(summary.version),
  clusterClass: summary => text(summary.clusterClass),
  controlPlane: summary =>
    summary.controlPlane?.ready ?? summary.controlPlane?.desired,
  workers: summary => summary.workers?.ready ?? summary.workers?.desired,
  endpoint: summary => text(summary.endpoint),
};

const ofTerraforms: Readers<TerraformSummary> = {
  ...ofAll,
  source: summary => text(summary.source?.name),
  path: summary => text(summary.path),
  appliedRevision: summary => text(summary.appliedRevision),
  lastAppliedAt: summary => time(summary.lastAppliedAt),
  pendingPlan: summary => text(summary.pendingPlan),
  drifted: summary =>
    summary.drifted === undefined ? undefined : Number(!summary.drifted),
  resources: summary => summary.resources,
};

const ofRunnerScaleSets: Readers<RunnerScaleSetSummary> = {
  ...ofAll,
  scaleSetName: summary => text(summary.scaleSetName),
  githubConfigUrl: summary => text(summary.githubConfigUrl),
  runnerGroup: summary => text(summary.runnerGroup),
  version: summary => text(summary.version),
  min: summary => summary.runners.min,
  max: summary => summary.runners.max ?? Number.POSITIVE_INFINITY,
  current: summary => summary.runners.current,
  busy: summary => summary.runners.busy,
  idle: summary => summary.runners.idle,
  pending: summary => summary.runners.pending,
  failed: summary => summary.runners.failed,
};

/** The fields that a domain's list can be ordered by. @internal */
export const sortFields: {
  readonly [D in DomainId]: Readers<SummaryByDomain[D]>;
} = {
  clusters: ofClusters,
  terraforms: ofTerraforms,
  'runner-scale-sets': ofRunnerScaleSets,
};

function time(value: string | undefined): SortKey {
  const parsed = value === undefined ? NaN : Date.parse(value);
  return Number.isNaN(parsed) ? undefined : parsed;
}
