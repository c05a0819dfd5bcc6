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

import { stringify } from 'yaml';

/** What a chart's folder says of itself. @internal */
export interface HelmChartOptions {
  name: string;
  description: string;
  annotations: Record<string, string>;
  /** The chart that it installs, where it has no templates of its own. */
  dependency?: { name: string; version: string; repository: string };
}

/** A Chart.yaml. @internal */
export function chartYaml(options: HelmChartOptions): string {
  const { name, description, annotations, dependency } = options;
  return yaml({
    apiVersion: 'v2',
    name,
    description,
    type: 'application',
    version: '0.1.0',
    ...(dependency && {
      appVersion: dependency.version,
      dependencies: [dependency],
    }),
    annotations,
  });
}

/** A values.yaml; `namespace` is where the chart is installed. @internal */
export function valuesYaml(values: {
  namespace: string;
  [chart: string]: unknown;
}): string {
  return yaml(values);
}

function yaml(value: unknown): string {
  return stringify(value, {
    // Helm reads YAML 1.1: `on` would be a boolean to it
    version: '1.1',
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
}
