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

import { GeneratorKind } from 'backstage-plugin-groundplan-common';
import { ManifestObject, Rendered } from '../Rendered';
import { RenderContext, Renderer } from '../render/Renderer';
import { generateCluster } from './cluster/generateCluster';
import { generateDeployment } from './deployment/generateDeployment';
import { generateRunnerScaleSet } from './runner-scale-set/generateRunnerScaleSet';
import { generateTerraform } from './terraform/generateTerraform';

type Generator = (
  values: Record<string, unknown>,
  context: RenderContext,
) => Promise<Rendered>;

const GENERATORS: Record<GeneratorKind, Generator> = {
  cluster: generateCluster,
  terraform: generateTerraform,
  'runner-scale-set': generateRunnerScaleSet,
  deployment: generateDeployment,
};

/** Writes what Groundplan itself knows how to write. @public */
export const generate: Renderer<{ kind: GeneratorKind }> = async (
  source,
  values,
  context,
) => {
  const rendered = await GENERATORS[source.kind](values, context);
  return {
    ...rendered,
    manifests: rendered.manifests.map(manifest =>
      'text' in manifest
        ? manifest
        : { ...manifest, objects: manifest.objects.map(asWritten) },
    ),
  };
};

/** Flux fills in variables where a Kustomization tells it to; nobody wrote one here. */
function asWritten(object: ManifestObject): ManifestObject {
  const text = JSON.stringify(object);
  const plain: ManifestObject = JSON.parse(text);
  if (!text.includes('${')) {
    return plain;
  }
  const { metadata } = plain;
  return {
    ...plain,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
      },
    },
  };
}
