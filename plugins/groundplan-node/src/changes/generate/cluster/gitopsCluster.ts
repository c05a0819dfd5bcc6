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

import { GITOPS_CLUSTER_GROUP } from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { metadataOf } from '../ownership';
import { servedVersion } from '../servedVersion';
import { labelsOf } from './clusterObject';
import { ParsedCluster } from './clusterValues';

/**
 * Joins a cluster to Weave GitOps, which runs jobs for it by its labels. It says
 * nothing of an owner: its facts are the cluster's.
 *
 * @internal
 */
export async function gitopsCluster(
  cluster: ParsedCluster['cluster'],
  context: RenderContext,
): Promise<ManifestObject> {
  return {
    apiVersion: await servedVersion(
      context,
      GITOPS_CLUSTER_GROUP,
      'GitopsCluster',
      ['v1alpha1'],
    ),
    kind: 'GitopsCluster',
    metadata: metadataOf(cluster.name, {}, labelsOf(cluster)),
    spec: { capiClusterRef: { name: cluster.name } },
  };
}
