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

import { NewObject } from '../../kubernetes-api';
import { condition } from '../condition';
import { stableHex } from '../stableId';
import { Timeline } from '../Timeline';
import { REVISION } from './newTerraform';

const NAMESPACE = 'flux-system';

function fluxObject(
  apiVersion: string,
  kind: string,
  name: string,
  since: string,
  spec: Record<string, unknown>,
  status: Record<string, unknown>,
): NewObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: NAMESPACE,
      creationTimestamp: since,
      finalizers: ['finalizers.fluxcd.io'],
    },
    spec: { interval: '5m', ...spec },
    status: { observedGeneration: 1, ...status },
  };
}

/** The repository of Terraform modules that services stand on. @internal */
export function modulesSource(timeline: Timeline): NewObject {
  const recently = timeline.minutesAgo(3);
  const revision = `main@sha1:${stableHex('modules')}`;
  const message = `stored artifact for revision '${revision}'`;
  return fluxObject(
    'source.toolkit.fluxcd.io/v1',
    'GitRepository',
    'modules',
    timeline.daysAgo(90),
    { url: 'https://github.com/example/modules', ref: { branch: 'main' } },
    {
      artifact: {
        revision,
        digest: `sha256:${stableHex('modules artifact', 64)}`,
        url: 'http://source-controller.flux-system.svc/gitrepository/flux-system/modules/latest.tar.gz',
        path: 'gitrepository/flux-system/modules/latest.tar.gz',
        lastUpdateTime: recently,
      },
      conditions: ['Ready', 'ArtifactInStorage'].map(type =>
        condition(type, true, 'Succeeded', recently, message),
      ),
    },
  );
}

/** Sources and what Flux applies from them. @internal */
export function fluxObjects(timeline: Timeline): NewObject[] {
  const since = timeline.daysAgo(90);
  const recently = timeline.minutesAgo(3);
  const source = 'source.toolkit.fluxcd.io/v1';
  const ready = (reason: string, message: string) => [
    condition('Ready', true, reason, recently, message),
  ];
  return [
    modulesSource(timeline),
    fluxObject(
      source,
      'GitRepository',
      'infrastructure',
      since,
      {
        url: 'https://git.example.com/example/infrastructure',
        ref: { branch: 'main' },
      },
      {
        artifact: {
          revision: REVISION,
          digest: `sha256:${stableHex('artifact', 64)}`,
          url: 'http://source-controller.flux-system.svc/gitrepository/flux-system/infrastructure/latest.tar.gz',
          path: 'gitrepository/flux-system/infrastructure/latest.tar.gz',
          lastUpdateTime: recently,
        },
        conditions: [
          ...ready('Succeeded', `stored artifact for revision '${REVISION}'`),
          condition(
            'ArtifactInStorage',
            true,
            'Succeeded',
            recently,
            `stored artifact for revision '${REVISION}'`,
          ),
        ],
      },
    ),
    fluxObject(
      source,
      'GitRepository',
      'labs',
      since,
      {
        url: 'https://github.com/example/labs',
        ref: { branch: 'main' },
      },
      {
        conditions: [
          condition(
            'FetchFailed',
            true,
            'GitOperationFailed',
            timeline.minutesAgo(55),
            'failed to checkout and determine revision: authentication required: Repository not found.',
          ),
          condition(
            'Ready',
            false,
            'GitOperationFailed',
            timeline.minutesAgo(55),
            'failed to checkout and determine revision: authentication required: Repository not found.',
          ),
        ],
      },
    ),
    fluxObject(
      source,
      'OCIRepository',
      'modules',
      since,
      {
        url: 'oci://ghcr.io/example/modules',
        ref: { semver: '>=2.0.0' },
      },
      {
        artifact: {
          revision: `2.4.1@sha256:${stableHex('modules', 64)}`,
          lastUpdateTime: recently,
          path: 'x',
          url: 'http://source-controller/x',
          digest: `sha256:${stableHex('m', 64)}`,
        },
        conditions: ready('Succeeded', 'stored artifact for digest'),
      },
    ),
    fluxObject(
      source,
      'HelmRepository',
      'charts',
      since,
      {
        url: 'https://charts.example.com',
      },
      {
        artifact: {
          revision: `sha256:${stableHex('charts', 64)}`,
          lastUpdateTime: recently,
          path: 'x',
          url: 'http://source-controller/y',
          digest: `sha256:${stableHex('c', 64)}`,
        },
        conditions: ready('Succeeded', 'stored artifact'),
      },
    ),
    fluxObject(
      'kustomize.toolkit.fluxcd.io/v1',
      'Kustomization',
      'infrastructure',
      since,
      {
        path: './clusters/workload-eu',
        prune: true,
        sourceRef: { kind: 'GitRepository', name: 'infrastructure' },
      },
      {
        lastAppliedRevision: REVISION,
        lastAttemptedRevision: REVISION,
        inventory: {
          entries: [
            {
              id: 'team-payments_payments-database_infra.contrib.fluxcd.io_Terraform',
              v: 'v1alpha2',
            },
            {
              id: 'team-search_search-index_infra.contrib.fluxcd.io_Terraform',
              v: 'v1alpha2',
            },
          ],
        },
        conditions: ready(
          'ReconciliationSucceeded',
          `Applied revision: ${REVISION}`,
        ),
      },
    ),
    fluxObject(
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      'ingress',
      since,
      {
        chart: {
          spec: {
            chart: 'ingress-nginx',
            version: '4.13.x',
            sourceRef: { kind: 'HelmRepository', name: 'charts' },
          },
        },
      },
      {
        lastAttemptedRevision: '4.13.2',
        history: [
          {
            chartName: 'ingress-nginx',
            chartVersion: '4.13.2',
            status: 'deployed',
            version: 7,
            lastDeployed: since,
          },
        ],
        conditions: [
          ...ready(
            'UpgradeSucceeded',
            'Helm upgrade succeeded for release ingress/ingress.v7 with chart ingress-nginx@4.13.2',
          ),
          condition(
            'Released',
            true,
            'UpgradeSucceeded',
            recently,
            'Helm upgrade succeeded',
          ),
        ],
      },
    ),
  ];
}
