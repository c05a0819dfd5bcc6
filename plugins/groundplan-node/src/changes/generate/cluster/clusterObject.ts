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
import { metadataOf, ownership } from '../ownership';
import { referTo } from './ClusterApiVersions';
import { ParsedCluster } from './clusterValues';

/** What belongs to a Cluster. @internal */
export interface ClusterObjectOptions {
  /** The apiVersion of Cluster API's core. */
  core: string;
  cluster: ParsedCluster['cluster'];
  infrastructure: ManifestObject;
  controlPlane: ManifestObject;
  /** Where the cloud has no network for pods of its own. */
  podCidr?: string;
}

/** The labels that a form asks for. @internal */
export function labelsOf({
  labels,
}: Pick<ParsedCluster['cluster'], 'labels'>): Record<string, string> {
  return Object.fromEntries(labels.map(({ name, value }) => [name, value]));
}

/** The Cluster itself. @internal */
export function clusterObject(options: ClusterObjectOptions): ManifestObject {
  const { core, cluster, podCidr } = options;
  const refer = ({ apiVersion, kind, metadata }: ManifestObject) =>
    referTo(core, { apiVersion, kind, name: metadata.name });
  return {
    apiVersion: core,
    kind: 'Cluster',
    metadata: metadataOf(cluster.name, ownership(cluster), labelsOf(cluster)),
    spec: {
      ...(podCidr && { clusterNetwork: { pods: { cidrBlocks: [podCidr] } } }),
      infrastructureRef: refer(options.infrastructure),
      controlPlaneRef: refer(options.controlPlane),
    },
  };
}
