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

import { InputError } from '@backstage/errors';
import { lt } from 'semver';
import { chartYaml, valuesYaml } from '../../layout/helmChart';
import { helmFolder } from '../../layout/helmFolder';
import { Rendered, RenderedManifest } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { helmRelease } from '../helm/helmRelease';
import { ownership } from '../ownership';
import { parseValues } from '../parseValues';
import { chartValues } from './chartValues';
import { chartVersionFor } from './chartVersionFor';
import {
  ParsedRunnerScaleSet,
  runnerScaleSetValues,
} from './runnerScaleSetValues';

const REPOSITORY = 'oci://ghcr.io/actions/actions-runner-controller-charts';
const CHART = 'gha-runner-scale-set';

/**
 * A runner scale set by its chart, never the bare AutoscalingRunnerSet: what that
 * needs around it, such as roles and finalizers, is the chart's to know.
 *
 * @internal
 */
export async function generateRunnerScaleSet(
  values: Record<string, unknown>,
  context: RenderContext,
): Promise<Rendered> {
  const parsed = parseValues(runnerScaleSetValues, values);
  const about = { segment: 'runner-scale-set', name: parsed.name };
  const version = chartVersionFor(parsed.version, context);
  if (parsed.containerMode === 'kubernetes-novolume' && lt(version, '0.13.0')) {
    throw new InputError(
      `containerMode: kubernetes-novolume is there from version 0.13.0 on, and this is ${version}`,
    );
  }
  return {
    ...about,
    title: `Runner scale set ${parsed.name}`,
    manifests:
      context.layout === 'helm-folders'
        ? await chartFolder(parsed, version, about, context)
        : [
            {
              objects: await helmRelease(
                {
                  name: parsed.name,
                  annotations: ownership(parsed),
                  chart: {
                    from: 'oci',
                    url: `${REPOSITORY}/${CHART}`,
                    version,
                  },
                  values: chartValues(parsed),
                },
                context,
              ),
            },
          ],
  };
}

async function chartFolder(
  parsed: ParsedRunnerScaleSet,
  version: string,
  about: Pick<Rendered, 'segment' | 'name'>,
  context: RenderContext,
): Promise<RenderedManifest[]> {
  const { path, annotations } = await helmFolder(about, context);
  return [
    {
      path: `${path}/Chart.yaml`,
      text: chartYaml({
        name: parsed.name,
        description: parsed.description ?? 'A GitHub Actions runner scale set',
        annotations: { ...annotations, ...ownership(parsed) },
        dependency: { name: CHART, version, repository: REPOSITORY },
      }),
    },
    {
      path: `${path}/values.yaml`,
      text: valuesYaml({
        namespace: context.namespace,
        [CHART]: chartValues(parsed),
      }),
    },
  ];
}
