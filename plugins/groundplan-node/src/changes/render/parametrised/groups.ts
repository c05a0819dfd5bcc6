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

/** The API groups of what templates make. @internal */
export const groups = {
  clusterApi: 'cluster.x-k8s.io',
  terraform: 'infra.contrib.fluxcd.io',
  fluxSource: 'source.toolkit.fluxcd.io',
  fluxHelm: 'helm.toolkit.fluxcd.io',
  fluxKustomize: 'kustomize.toolkit.fluxcd.io',
  /** Of kustomization.yaml, which is a file and no object. */
  kustomize: 'kustomize.config.k8s.io',
} as const;

/** The group of an apiVersion. @internal */
export function groupOf(apiVersion: string): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? '' : group;
}
