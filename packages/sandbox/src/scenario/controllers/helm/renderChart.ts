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

import { NewObject } from '../../../kubernetes-api';
import { ReleaseChart } from './releaseChart';
import { runnerScaleSetChart } from './runnerScaleSetChart';

/** What a chart is rendered with. @internal */
export interface ChartRelease {
  name: string;
  namespace: string;
  chart: ReleaseChart;
  values: Record<string, unknown>;
}

const CHARTS: Record<string, (release: ChartRelease) => NewObject[]> = {
  'gha-runner-scale-set': runnerScaleSetChart,
};

/**
 * The objects of a release that the sandbox has kinds and controllers for: what
 * other charts hold is nothing that is looked at here.
 *
 * @internal
 */
export function renderChart(release: ChartRelease): NewObject[] {
  return (CHARTS[release.chart.name]?.(release) ?? []).map(object => ({
    ...object,
    metadata: {
      ...object.metadata,
      annotations: {
        ...object.metadata.annotations,
        'meta.helm.sh/release-name': release.name,
        'meta.helm.sh/release-namespace': release.namespace,
      },
    },
  }));
}
