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
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../../Rendered';
import { RenderContext } from '../Renderer';
import { flagOf } from './flagOf';

/** Longest value of a label. */
const MAX_LABEL = 63;
/** Flux leaves an object in the cluster that is gone from the repository. */
const PRUNE = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
/** What may be deleted by deleting it from the repository. */
const PRUNED = ['Cluster', 'GitopsCluster'];

/**
 * Puts an object into the namespace that was chosen, and says which template it
 * is from. Fails where the template has it in another namespace.
 *
 * @internal
 */
export async function placeObject(
  object: ManifestObject,
  template: KubernetesObject,
  context: Pick<RenderContext, 'namespace' | 'isNamespaced'>,
): Promise<ManifestObject> {
  const { apiVersion, kind, metadata } = object;
  const { namespace, isNamespaced } = context;
  // A kind that the host does not serve yet has a namespace more often than not.
  const hasNamespace = (await isNamespaced(apiVersion, kind)) ?? true;
  if (hasNamespace && (metadata.namespace ?? namespace) !== namespace) {
    throw new InputError(
      `The template makes ${kind} ${metadata.name} in the namespace ${metadata.namespace}, and ${namespace} was chosen`,
    );
  }
  const isKept =
    flagOf(template, 'inject-prune-annotation', isForClusters(template)) &&
    !PRUNED.includes(kind);
  const { name, namespace: _, labels, annotations, ...rest } = metadata;
  const all = { ...annotations, ...(isKept ? PRUNE : {}) };
  return {
    ...object,
    metadata: {
      name,
      ...(hasNamespace && { namespace }),
      labels: { ...labels, ...labelsOf(template) },
      ...(Object.keys(all).length > 0 && { annotations: all }),
      ...rest,
    },
  };
}

/** CAPITemplates differ from GitOpsTemplates in what holds by default. @internal */
export function isForClusters({ kind }: KubernetesObject): boolean {
  return kind === 'CAPITemplate';
}

/** A longer name cannot be the value of a label, and is left out. */
function labelsOf({ metadata }: KubernetesObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries({
      'templates.weave.works/template-name': metadata.name,
      'templates.weave.works/template-namespace': metadata.namespace ?? '',
    }).filter(([, value]) => value !== '' && value.length <= MAX_LABEL),
  );
}
