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

import { EntityFacts } from '../../domain/EntityDomain';
import { KubernetesObject } from '../../kubernetes';
import { invalidForm } from '../form/invalidForm';
import { buildForm } from '../form/buildForm';
import { problemFindings } from '../problemFindings';
import { clusterClassForm } from './clusterClassForm';
import { readClusterClass } from './readClusterClass';

/** The Template entity of a ClusterClass. @internal */
export function clusterClassFacts(
  object: KubernetesObject,
  host: string,
): EntityFacts {
  const { name, namespace = '' } = object.metadata;
  const view = readClusterClass(object);
  const { pages, findings, problems } = clusterClassForm(view);
  const form = buildForm({
    source: { host, kind: 'cluster-class', namespace, name },
    pages,
    values: {
      cluster: '${{ parameters.cluster }}',
      workers: '${{ parameters.workers }}',
      variables: '${{ parameters.variables }}',
    },
    domain: 'cluster',
    namespace: { description: 'Of the cluster', default: namespace },
  });
  const isInvalid = problems.length > 0;
  return {
    segment: 'cluster-class',
    type: 'kubernetes-cluster',
    description: `A cluster of the ClusterClass ${namespace}/${name}`,
    tags: [
      'cluster-api',
      'cluster-class',
      ...(view.infrastructureKind
        ? [view.infrastructureKind.toLowerCase()]
        : []),
      ...(isInvalid ? ['invalid'] : []),
    ],
    links: [],
    dependsOn: [],
    annotations: {},
    template: isInvalid ? invalidForm(problems, form) : form,
    findings: [...findings, ...problemFindings(problems)],
  };
}
