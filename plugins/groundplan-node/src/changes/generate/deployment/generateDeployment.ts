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
  ANNOTATION_DEPLOYS,
  FLUX_HELM_GROUP,
} from 'backstage-plugin-groundplan-common';
import { chartYaml, valuesYaml } from '../../layout/helmChart';
import { helmFolder } from '../../layout/helmFolder';
import { ManifestObject, Rendered, RenderedManifest } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { FluxChart } from '../helm/FluxChart';
import { helmRelease } from '../helm/helmRelease';
import { ownership } from '../ownership';
import { parseValues } from '../parseValues';
import { findServedVersion } from '../servedVersion';
import { terraformObject } from '../terraform/terraformObject';
import { deploymentValues, ParsedDeployment } from './deploymentValues';
import { parseChartValues } from './parseChartValues';
import { targetCluster } from './targetCluster';

/**
 * A release of a chart into a cluster, with the Terraform resource that it stands
 * on: Flux's to do, in either layout. Numbered folders are installed on the host
 * itself, so on a host without Flux a chart that needs nothing else is one of them.
 *
 * @internal
 */
export async function generateDeployment(
  values: Record<string, unknown>,
  context: RenderContext,
): Promise<Rendered> {
  const parsed = parseValues(deploymentValues, values);
  const about = { segment: 'deployment', name: parsed.name };
  const kubeConfig = await targetCluster(parsed.cluster, context);
  const { chart, terraform } = parsed;
  const isFolder =
    context.layout === 'helm-folders' &&
    chart.from === 'oci' &&
    !kubeConfig &&
    !terraform &&
    (await findServedVersion(context, FLUX_HELM_GROUP, 'HelmRelease', [
      'v2',
    ])) === undefined;
  return {
    ...about,
    title: `Deploy ${parsed.name}`,
    manifests: isFolder
      ? await chartFolder(parsed, chart, about, context)
      : [{ objects: await fluxObjects(parsed, kubeConfig, context) }],
  };
}

async function fluxObjects(
  parsed: ParsedDeployment,
  kubeConfig: { name: string } | undefined,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const { name, terraform, chart } = parsed;
  const outputs = terraform && {
    name: `${name}-outputs`,
    outputs: terraform.outputs.map(({ output }) => output),
  };
  const release = await helmRelease(
    {
      name,
      annotations: {
        ...ownership(parsed),
        ...(parsed.service && { [ANNOTATION_DEPLOYS]: parsed.service }),
      },
      chart,
      values: parseChartValues(parsed.values),
      valuesFrom: terraform?.outputs.map(({ output, valuePath }) => ({
        name: `${name}-outputs`,
        key: output,
        valuePath,
      })),
      targetNamespace: parsed.targetNamespace,
      kubeConfig,
    },
    context,
  );
  return terraform
    ? [
        await terraformObject(
          {
            ...terraform,
            name,
            owner: parsed.owner,
            description: parsed.description,
            writeOutputsToSecret: outputs,
          },
          context,
        ),
        ...release,
      ]
    : release;
}

async function chartFolder(
  parsed: ParsedDeployment,
  chart: Extract<FluxChart, { from: 'oci' }>,
  about: Pick<Rendered, 'segment' | 'name'>,
  context: RenderContext,
): Promise<RenderedManifest[]> {
  const { path, annotations } = await helmFolder(about, context);
  const slash = chart.url.lastIndexOf('/');
  const dependency = {
    name: chart.url.slice(slash + 1),
    version: chart.version,
    repository: chart.url.slice(0, slash),
  };
  return [
    {
      path: `${path}/Chart.yaml`,
      text: chartYaml({
        name: parsed.name,
        description: parsed.description ?? `Deploys ${parsed.name}`,
        annotations: { ...annotations, ...ownership(parsed) },
        dependency,
      }),
    },
    {
      path: `${path}/values.yaml`,
      text: valuesYaml({
        namespace: parsed.targetNamespace,
        [dependency.name]: parseChartValues(parsed.values),
      }),
    },
  ];
}
