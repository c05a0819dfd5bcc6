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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { RenderedManifest } from '../../Rendered';
import { RenderContext } from '../Renderer';
import { clusterFile, COMMON_BASES } from './clusterFolder';
import { flagOf } from './flagOf';
import { groups } from './groups';
import { isForClusters } from './placeObject';
import { toYamlFile } from './yamlText';

/**
 * What makes a new cluster's Flux apply what all clusters have in common. Where
 * the template does not say, it is for the clusters of CAPITemplates in
 * repositories that have such a folder: without it, the Kustomization would never
 * be ready.
 *
 * @internal
 */
export function renderCommonBases(
  template: KubernetesObject,
  cluster: { namespace: string; name: string },
  makesCluster: boolean,
  { layout, path, files }: Pick<RenderContext, 'layout' | 'path' | 'files'>,
): RenderedManifest[] {
  const hasBases = files
    .paths()
    .some(file => file.startsWith(`${COMMON_BASES}/`));
  const byDefault = isForClusters(template) && makesCluster && hasBases;
  if (layout !== 'flux' || !flagOf(template, 'add-common-bases', byDefault)) {
    return [];
  }
  const kustomization = {
    apiVersion: `${groups.fluxKustomize}/v1`,
    kind: 'Kustomization',
    metadata: {
      name: 'clusters-bases-kustomization',
      namespace: 'flux-system',
    },
    spec: {
      interval: '10m',
      path: `./${COMMON_BASES}`,
      prune: true,
      sourceRef: { kind: 'GitRepository', name: 'flux-system' },
    },
  };
  return [
    {
      path: clusterFile(cluster, 'clusters-bases-kustomization.yaml', path),
      text: toYamlFile([kustomization]),
    },
  ];
}
