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
  KubernetesObject,
  TemplateSourceRef,
  WorkersValues,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';
import { checkValues } from './checkValues';
import { findTemplate } from './findTemplate';
import {
  ClusterValues,
  parseClusterClassValues,
} from './parseClusterClassValues';
import { Renderer } from './Renderer';

/**
 * Renders a cluster of a ClusterClass, in the version of the API that the class
 * is read in.
 *
 * @public
 */
export const renderClusterClass: Renderer<TemplateSourceRef> = async (
  source,
  values,
  context,
) => {
  const { object, schema, namespace } = findTemplate(source, context);
  checkValues(
    { type: 'object', properties: { namespace } },
    { namespace: context.namespace },
    'Target:',
  );
  const parsed = parseClusterClassValues(values, schema);
  const { name } = parsed.cluster;
  return {
    segment: 'cluster',
    name,
    title: `Cluster ${name}`,
    manifests: [{ objects: [clusterOf(object, parsed, context.namespace)] }],
  };
};

function clusterOf(
  { apiVersion, metadata }: KubernetesObject,
  { cluster, workers = {}, variables = {} }: ClusterValues,
  namespace: string,
): ManifestObject {
  const { controlPlaneReplicas, clusterNetwork } = cluster;
  const annotations = {
    ...(cluster.owner && { 'groundplan.dev/owner': cluster.owner }),
    ...(cluster.description && {
      'groundplan.dev/description': cluster.description,
    }),
  };
  const sets = {
    ...setsOf('machineDeployments', workers.machineDeployments),
    ...setsOf('machinePools', workers.machinePools),
  };
  const set = Object.entries(variables);
  return {
    apiVersion,
    kind: 'Cluster',
    metadata: {
      name: cluster.name,
      namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ...(clusterNetwork && { clusterNetwork }),
      topology: {
        ...classOf(apiVersion, metadata, namespace),
        version: cluster.version,
        ...(controlPlaneReplicas !== undefined && {
          controlPlane: { replicas: controlPlaneReplicas },
        }),
        ...(Object.keys(sets).length > 0 && { workers: sets }),
        ...(set.length > 0 && {
          variables: set.map(([name, value]) => ({ name, value })),
        }),
      },
    },
  };
}

/**
 * In v1beta1, the class' namespace is named only where it is another: the field
 * came with Cluster API 1.9, and validation says where it is not there yet.
 */
function classOf(
  apiVersion: string,
  { name, namespace: of }: KubernetesObject['metadata'],
  namespace: string,
): Record<string, unknown> {
  if (apiVersion.endsWith('/v1beta1')) {
    return { class: name, ...(of !== namespace && { classNamespace: of }) };
  }
  return { classRef: { name, namespace: of } };
}

function setsOf(
  key: 'machineDeployments' | 'machinePools',
  sets: WorkersValues[] = [],
): Record<string, WorkersValues[]> {
  return sets.length > 0 ? { [key]: sets } : {};
}
