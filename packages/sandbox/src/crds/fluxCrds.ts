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
  CustomResourceDefinition,
  StructuralSchema,
} from './CustomResourceDefinition';
import { CrdDefinition, defineCrd } from './defineCrd';
import { conditionColumn, conditions, schema } from './schema';

const { any, boolean, choice, closed, int64, integer, list, open, string } =
  schema;

const secretRef = closed({ name: string }, ['name']);

const interval: StructuralSchema = {
  type: 'string',
  pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$',
};

const sourceRef = closed(
  { apiVersion: string, kind: string, name: string, namespace: string },
  ['kind', 'name'],
);

/** A status that no controller has written says so by its generation of -1. */
function status(extra: Record<string, StructuralSchema>): StructuralSchema {
  return {
    ...open({
      observedGeneration: int64,
      conditions,
      lastHandledReconcileAt: string,
      ...extra,
    }),
    default: { observedGeneration: -1 },
  };
}

const artifact = open({ revision: string, digest: string, url: string });

function source(
  kind: string,
  shortName: string,
  spec: Record<string, StructuralSchema> = {},
): CrdDefinition {
  return {
    group: 'source.toolkit.fluxcd.io',
    kind,
    plural: kind.endsWith('y')
      ? `${kind.slice(0, -1).toLocaleLowerCase('en-US')}ies`
      : undefined,
    shortNames: [shortName],
    versions: ['v1', 'v1beta2'],
    spec: open({ url: string, interval, suspend: boolean, secretRef, ...spec }),
    status: status({ artifact }),
    columns: [
      { name: 'URL', type: 'string', jsonPath: '.spec.url' },
      conditionColumn('Ready'),
    ],
  };
}

const remediation = open({ retries: integer, remediateLastFailure: boolean });

const namespace: StructuralSchema = { ...string, minLength: 1, maxLength: 63 };

/** A chart of a repository, or of a folder of one. */
const chart = open(
  {
    chart: string,
    version: string,
    reconcileStrategy: choice('ChartVersion', 'Revision'),
    sourceRef: closed(
      {
        apiVersion: string,
        kind: choice('HelmRepository', 'GitRepository', 'Bucket'),
        name: string,
        namespace: string,
      },
      ['kind', 'name'],
    ),
  },
  ['chart', 'sourceRef'],
);

const definitions: CrdDefinition[] = [
  source('GitRepository', 'gitrepo', {
    url: { ...string, pattern: '^(http|https|ssh)://.*$' },
    ref: closed({
      branch: string,
      tag: string,
      semver: string,
      commit: string,
      name: string,
    }),
  }),
  source('OCIRepository', 'ocirepo', {
    url: { ...string, pattern: '^oci://.*$' },
    ref: closed({
      tag: string,
      semver: string,
      semverFilter: string,
      digest: string,
    }),
    layerSelector: closed({
      mediaType: string,
      operation: choice('extract', 'copy'),
    }),
  }),
  source('HelmRepository', 'helmrepo', {
    url: { ...string, pattern: '^(http|https|oci)://.*$' },
    type: choice('default', 'oci'),
  }),
  source('HelmChart', 'hc'),
  source('Bucket', 'bkt'),
  {
    group: 'kustomize.toolkit.fluxcd.io',
    kind: 'Kustomization',
    shortNames: ['ks'],
    versions: ['v1'],
    spec: open(
      {
        interval,
        path: string,
        prune: boolean,
        suspend: boolean,
        sourceRef,
        targetNamespace: string,
        dependsOn: list(closed({ name: string, namespace: string }, ['name'])),
      },
      ['interval', 'prune', 'sourceRef'],
    ),
    status: status({
      lastAppliedRevision: string,
      lastAttemptedRevision: string,
      inventory: open({ entries: list(closed({ id: string, v: string })) }),
    }),
    columns: [conditionColumn('Ready')],
  },
  {
    group: 'helm.toolkit.fluxcd.io',
    kind: 'HelmRelease',
    shortNames: ['hr'],
    versions: ['v2', 'v2beta2'],
    spec: open(
      {
        interval,
        suspend: boolean,
        chart: closed({ metadata: any, spec: chart }, ['spec']),
        chartRef: closed(
          {
            kind: choice('OCIRepository', 'HelmChart', 'ExternalArtifact'),
            name: string,
            namespace: string,
          },
          ['kind', 'name'],
        ),
        releaseName: { ...string, minLength: 1, maxLength: 53 },
        targetNamespace: namespace,
        storageNamespace: namespace,
        kubeConfig: open({
          secretRef: closed({ name: string, key: string }, ['name']),
        }),
        install: open({ createNamespace: boolean, remediation }),
        upgrade: open({ remediation }),
        values: any,
        valuesFrom: list(
          closed(
            {
              kind: choice('Secret', 'ConfigMap'),
              name: string,
              valuesKey: string,
              targetPath: string,
              optional: boolean,
              literal: boolean,
            },
            ['kind', 'name'],
          ),
        ),
      },
      ['interval'],
    ),
    status: status({
      lastAttemptedRevision: string,
      storageNamespace: string,
      history: list(any),
    }),
    columns: [conditionColumn('Ready')],
  },
];

/** Flux: sources, Kustomization and HelmRelease. @public */
export function fluxCrds(): CustomResourceDefinition[] {
  return definitions.map(defineCrd);
}
