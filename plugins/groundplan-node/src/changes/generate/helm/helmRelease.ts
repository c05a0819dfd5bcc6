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
import { chartSource } from './chartSource';
import { FluxChart } from './FluxChart';

/** What is released, and how. @internal */
export interface HelmReleaseOptions {
  name: string;
  annotations: Record<string, string>;
  chart: FluxChart;
  values?: Record<string, unknown>;
  valuesFrom?: { name: string; key: string; valuePath: string }[];
  /** Where it is not the release's own namespace. */
  targetNamespace?: string;
  /** The Secret of another cluster's kubeconfig. */
  kubeConfig?: { name: string; key?: string };
}

/**
 * A HelmRelease and the source of its chart, as Flux has them since 2.3.
 *
 * @internal
 */
export async function helmRelease(
  options: HelmReleaseOptions,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const { name, targetNamespace, kubeConfig, values, valuesFrom } = options;
  const apiVersion = await servedVersion(
    context,
    'helm.toolkit.fluxcd.io',
    'HelmRelease',
    ['v2'],
  );
  const source = await chartSource(name, options.chart, context);
  const remediation = { retries: 3 };
  return [
    source.object,
    {
      apiVersion,
      kind: 'HelmRelease',
      metadata: metadataOf(name, options.annotations),
      spec: {
        interval: '1h',
        releaseName: name,
        ...(targetNamespace && { targetNamespace }),
        // Helm's own records: by default in a namespace that only the host has
        ...(kubeConfig &&
          targetNamespace && { storageNamespace: targetNamespace }),
        ...(kubeConfig && { kubeConfig: { secretRef: kubeConfig } }),
        ...source.reference,
        install: {
          ...(targetNamespace && { createNamespace: true }),
          remediation,
        },
        upgrade: { remediation },
        ...(valuesFrom?.length && {
          valuesFrom: valuesFrom.map(from => ({
            kind: 'Secret',
            name: from.name,
            valuesKey: from.key,
            targetPath: from.valuePath,
          })),
        }),
        ...(values && Object.keys(values).length > 0 && { values }),
      },
    },
  ];
}
