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

import { KubernetesObject } from '../../kubernetes';

/** The time at which tests look. */
export const NOW = new Date('2026-06-01T12:00:00Z');

/** So many minutes before {@link NOW}. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW.getTime() - minutes * 60_000).toISOString();
}

/** A condition that changed an hour ago. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason = 'AReason',
  further: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type,
    status,
    reason,
    message: `${type} says so`,
    lastTransitionTime: minutesAgo(60),
    ...further,
  };
}

/** What a test says of an object; made a day ago unless it says otherwise. */
export interface FluxObjectOptions {
  metadata?: Partial<KubernetesObject['metadata']>;
  spec?: unknown;
  conditions?: Record<string, unknown>[];
  /** Beside the conditions. */
  status?: Record<string, unknown>;
}

/** An object in the manner of Flux. */
export function fluxObject(
  apiVersion: string,
  kind: string,
  options: FluxObjectOptions = {},
): KubernetesObject {
  const { conditions, status } = options;
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'app',
      namespace: 'team-a',
      uid: 'uid-app',
      generation: 3,
      creationTimestamp: minutesAgo(24 * 60),
      ...options.metadata,
    },
    spec: options.spec ?? {},
    status: { ...(conditions && { conditions }), ...status },
  };
}

/** A GitRepository. */
export function gitRepository(options?: FluxObjectOptions): KubernetesObject {
  return fluxObject('source.toolkit.fluxcd.io/v1', 'GitRepository', options);
}

/** A HelmRelease. */
export function helmRelease(options?: FluxObjectOptions): KubernetesObject {
  return fluxObject('helm.toolkit.fluxcd.io/v2', 'HelmRelease', options);
}

/** A Kustomization. */
export function kustomization(options?: FluxObjectOptions): KubernetesObject {
  return fluxObject('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', options);
}

/** A GitopsCluster. */
export function gitopsCluster(options?: FluxObjectOptions): KubernetesObject {
  return fluxObject('gitops.weave.works/v1alpha1', 'GitopsCluster', options);
}
