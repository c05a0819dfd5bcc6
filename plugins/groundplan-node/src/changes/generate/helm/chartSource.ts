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

import { ManifestObject } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { metadataOf } from '../ownership';
import { servedVersion } from '../servedVersion';
import { FluxChart } from './FluxChart';

const GROUP = 'source.toolkit.fluxcd.io';

/** A Flux source of a chart, and how a HelmRelease refers to it. @internal */
export interface ChartSource {
  object: ManifestObject;
  reference: Record<string, unknown>;
}

/**
 * The source of a release's chart.
 *
 * @remarks
 * Charts in a registry come by OCIRepository: a HelmRepository of type `oci` has
 * no status, so that a version that does not exist would show nowhere.
 *
 * @internal
 */
export async function chartSource(
  name: string,
  chart: FluxChart,
  context: RenderContext,
): Promise<ChartSource> {
  const metadata = metadataOf(name);
  const secret = chart.secretName && {
    secretRef: { name: chart.secretName },
  };
  if (chart.from === 'oci') {
    return {
      object: {
        apiVersion: await servedVersion(context, GROUP, 'OCIRepository', [
          'v1',
          'v1beta2',
        ]),
        kind: 'OCIRepository',
        metadata,
        spec: {
          interval: '1h',
          url: chart.url,
          ref: { tag: chart.version },
          layerSelector: {
            mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
            operation: 'copy',
          },
          ...secret,
        },
      },
      reference: { chartRef: { kind: 'OCIRepository', name } },
    };
  }
  return {
    object: {
      apiVersion: await servedVersion(context, GROUP, 'GitRepository', [
        'v1',
        'v1beta2',
      ]),
      kind: 'GitRepository',
      metadata,
      spec: {
        interval: '5m',
        url: chart.url,
        ref: { branch: chart.branch },
        ...secret,
      },
    },
    reference: {
      chart: {
        spec: {
          chart: `./${chart.path}`,
          // Each commit, as the version of a chart in development stays
          reconcileStrategy: 'Revision',
          sourceRef: { kind: 'GitRepository', name },
        },
      },
    },
  };
}
