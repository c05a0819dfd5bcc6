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
import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';
import { stableHex } from '../../stableId';
import { ChartError } from './ChartError';
import { ChartRelease } from './renderChart';
import { runnerPodTemplate } from './runnerPodTemplate';

const MAX_NAME = 45;

function strings(from: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isRecord(from) ? from : {}).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
}

function required(values: Record<string, unknown>, field: string): string {
  const value = values[field];
  if (typeof value !== 'string' || !value) {
    throw new ChartError(`.Values.${field} is required`);
  }
  return value;
}

function limits(values: Record<string, unknown>): Record<string, number> {
  const { minRunners: min, maxRunners: max } = values;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    throw new ChartError('maxRunners has to be greater or equal to minRunners');
  }
  return {
    ...(typeof min === 'number' && { minRunners: min }),
    ...(typeof max === 'number' && { maxRunners: max }),
  };
}

/** The AutoscalingRunnerSet that `gha-runner-scale-set` makes. @internal */
export function runnerScaleSetChart(release: ChartRelease): NewObject[] {
  const { values, namespace, chart } = release;
  const name = String(values.runnerScaleSetName || release.name);
  if (name.length > MAX_NAME) {
    throw new ChartError('Name must have up to 45 characters');
  }
  const secret = values.githubConfigSecret;
  const meta = valueAt(values, ['resourceMeta', 'autoscalingRunnerSet']);
  return [
    {
      apiVersion: 'actions.github.com/v1alpha1',
      kind: 'AutoscalingRunnerSet',
      metadata: {
        name: name.replace(/_/g, '-'),
        namespace,
        labels: {
          ...strings(values.labels),
          ...strings(valueAt(meta, ['labels'])),
          'app.kubernetes.io/component': 'autoscaling-runner-set',
          'helm.sh/chart': `gha-rs-${chart.version.replace('+', '_')}`,
          'app.kubernetes.io/name': name,
          'app.kubernetes.io/instance': name,
          'app.kubernetes.io/version': chart.version.replace(/\+.*$/, ''),
          'app.kubernetes.io/managed-by': 'Helm',
          'app.kubernetes.io/part-of': 'gha-rs',
          'actions.github.com/scale-set-name': name,
          'actions.github.com/scale-set-namespace': namespace,
        },
        annotations: {
          ...strings(values.annotations),
          ...strings(valueAt(meta, ['annotations'])),
          'actions.github.com/values-hash': stableHex(
            JSON.stringify(values),
            63,
          ),
          'actions.github.com/cleanup-manager-role-binding': `${name}-gha-rs-manager`,
          'actions.github.com/cleanup-manager-role-name': `${name}-gha-rs-manager`,
          'actions.github.com/cleanup-no-permission-service-account-name': `${name}-gha-rs-no-permission`,
        },
      },
      spec: {
        githubConfigUrl: required(values, 'githubConfigUrl').replace(/\/$/, ''),
        githubConfigSecret: isRecord(secret)
          ? `${name}-gha-rs-github-secret`
          : required(values, 'githubConfigSecret'),
        ...(values.runnerGroup ? { runnerGroup: values.runnerGroup } : {}),
        ...(values.runnerScaleSetName
          ? { runnerScaleSetName: values.runnerScaleSetName }
          : {}),
        ...(Array.isArray(values.scaleSetLabels) && {
          runnerScaleSetLabels: values.scaleSetLabels,
        }),
        ...limits(values),
        ...(isRecord(values.listenerTemplate) && {
          listenerTemplate: values.listenerTemplate,
        }),
        template: runnerPodTemplate(name, values),
      },
    },
  ];
}
