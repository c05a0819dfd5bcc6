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
import { ResolvedEntity } from '../../../entities/ResolvedEntity';
import { FakeHost } from '../../../testing/FakeHost';
import { RepositoryFiles } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';

/** What hosts of 2026 serve of the kinds that are generated. @internal */
export const SERVED = [
  'cluster.x-k8s.io/v1beta2',
  'cluster.x-k8s.io/v1beta1',
  'controlplane.cluster.x-k8s.io/v1beta2',
  'controlplane.cluster.x-k8s.io/v1beta1',
  'bootstrap.cluster.x-k8s.io/v1beta2',
  'bootstrap.cluster.x-k8s.io/v1beta1',
  'infrastructure.cluster.x-k8s.io/v1beta2',
  'infrastructure.cluster.x-k8s.io/v1beta1',
  'infra.contrib.fluxcd.io/v1alpha2',
  'gitops.weave.works/v1alpha1',
  'helm.toolkit.fluxcd.io/v2',
  'source.toolkit.fluxcd.io/v1',
];

/** @internal */
export interface RenderContextOptions
  extends Partial<
    Pick<RenderContext, 'layout' | 'path' | 'host' | 'namespace' | 'files'>
  > {
  objects?: KubernetesObject[];
  entities?: Record<string, Partial<ResolvedEntity>>;
  serves?: (apiVersion: string, kind: string) => boolean;
}

/** A context of a host that serves all that is needed. @internal */
export function renderContext(
  options: RenderContextOptions = {},
): RenderContext {
  const {
    objects = [],
    entities = {},
    serves = apiVersion => SERVED.includes(apiVersion),
    ...rest
  } = options;
  const lookup = new FakeHost('hub');
  objects.forEach(object => lookup.put(object));
  return {
    layout: 'flux',
    path: '',
    host: 'hub',
    namespace: 'team-a',
    files: repositoryFiles({}),
    lookup,
    isNamespaced: async (apiVersion, kind) =>
      serves(apiVersion, kind) ? true : undefined,
    entities: {
      objectOf: ref =>
        entities[ref] &&
        ({
          host: 'hub',
          namespace: 'team-a',
          ...entities[ref],
        } as ResolvedEntity),
      hostOf: ref =>
        ref === 'resource:default/hub.management-cluster'
          ? { key: ref, host: 'hub', entityRef: ref, findings: [] }
          : undefined,
    },
    ...rest,
  };
}

/** A repository with these files. @internal */
export function repositoryFiles(
  files: Record<string, string>,
): RepositoryFiles {
  return {
    paths: () => Object.keys(files),
    read: async path => files[path],
  };
}

/** A pod of the Actions Runner Controller. @internal */
export function controllerPod(version: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `controller-${version}`,
      namespace: 'arc-systems',
      labels: {
        'app.kubernetes.io/part-of': 'gha-rs-controller',
        'app.kubernetes.io/version': version,
      },
    },
  };
}
