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

import { getRecord } from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../../Rendered';
import { ChosenChart } from './chooseCharts';
import { groups } from './groups';

const NAMESPACE = 'flux-system';
const LAYER = 'weave.works/applied-layer';

/** A chart with what is known of its release. @internal */
export interface ChartRelease extends Omit<ChosenChart, 'part'> {
  /** What is merged into the HelmRelease. */
  content?: Record<string, unknown>;
}

/**
 * A HelmRelease for each chart, in layers: every release of a layer waits for all
 * of the next lower one, by name; those without a layer wait for the highest.
 *
 * @internal
 */
export function helmReleases(
  charts: readonly ChartRelease[],
  repository: { name: string; namespace?: string },
): ManifestObject[] {
  const layers = [...new Set(charts.map(({ layer = '' }) => layer))]
    .filter(layer => layer !== '')
    .sort();
  const inLayer = (layer: string | undefined) =>
    charts.filter(chart => layer !== undefined && chart.layer === layer);
  return charts.map(chart => {
    const { layer } = chart;
    const below = layer ? layers.indexOf(layer) - 1 : layers.length - 1;
    const dependsOn = inLayer(layers[below]).map(other => ({
      name: other.chart,
    }));
    const release = releaseOf(chart, dependsOn, repository);
    const { apiVersion, kind } = release;
    return { ...merge(release, chart.content ?? {}), apiVersion, kind };
  });
}

function releaseOf(
  { chart, version, namespace, layer, values }: ChartRelease,
  dependsOn: { name: string }[],
  repository: { name: string; namespace?: string },
): ManifestObject {
  return {
    apiVersion: `${groups.fluxHelm}/v2`,
    kind: 'HelmRelease',
    metadata: {
      name: chart,
      namespace: NAMESPACE,
      ...(layer && { labels: { [LAYER]: layer } }),
    },
    spec: {
      interval: '1m',
      chart: {
        spec: {
          chart,
          ...(version && { version }),
          sourceRef: {
            kind: 'HelmRepository',
            name: repository.name,
            ...(repository.namespace && { namespace: repository.namespace }),
          },
        },
      },
      ...(namespace && { targetNamespace: namespace }),
      ...(dependsOn.length > 0 && { dependsOn }),
      install: {
        crds: 'CreateReplace',
        ...(namespace && { createNamespace: true }),
      },
      upgrade: { crds: 'CreateReplace' },
      ...(values && Object.keys(values).length > 0 && { values }),
    },
  };
}

/** Objects are merged, anything else is replaced. */
function merge<T extends Record<string, unknown>>(
  base: T,
  over: Record<string, unknown>,
): T {
  return Object.entries(over).reduce<T>((result, [key, value]) => {
    const before = getRecord(result[key]);
    const after = getRecord(value);
    return { ...result, [key]: before && after ? merge(before, after) : value };
  }, base);
}
