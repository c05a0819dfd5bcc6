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

import { ManifestObject, Rendered } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { parseValues } from '../parseValues';
import { awsCluster } from './awsCluster';
import { clusterValues, ParsedCluster } from './clusterValues';
import { devCluster } from './devCluster';
import { digitalOceanCluster } from './digitalOceanCluster';
import { gitopsCluster } from './gitopsCluster';

/** A cluster of Cluster API, without a ClusterClass. @internal */
export async function generateCluster(
  values: Record<string, unknown>,
  context: RenderContext,
): Promise<Rendered> {
  const parsed = parseValues(clusterValues, values);
  const { name } = parsed.cluster;
  return {
    segment: 'cluster',
    name,
    title: `Cluster ${name}`,
    manifests: [
      {
        objects: [
          ...(await clusterObjects(parsed, context)),
          ...(parsed.cluster.bootstrap
            ? [await gitopsCluster(parsed.cluster, context)]
            : []),
        ],
      },
    ],
  };
}

async function clusterObjects(
  parsed: ParsedCluster,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const { infrastructure } = parsed;
  switch (infrastructure.provider) {
    case 'aws':
      return await awsCluster(parsed, infrastructure, context);
    case 'digitalocean':
      return await digitalOceanCluster(parsed, infrastructure, context);
    default:
      return await devCluster(parsed, infrastructure, context);
  }
}
