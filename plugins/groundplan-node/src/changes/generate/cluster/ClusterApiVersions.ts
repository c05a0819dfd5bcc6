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

import { RenderContext } from '../../render/Renderer';
import { servedVersion } from '../servedVersion';

/** A reference to an object, in the shape that the referring version has. */
export type Reference = { kind: string; name: string } & (
  | { apiGroup: string }
  | { apiVersion: string }
);

interface Referred {
  apiVersion: string;
  kind: string;
  name: string;
}

const VERSIONS = ['v1beta2', 'v1beta1'] as const;

/**
 * The versions of Cluster API's own kinds that a host serves. Fields differ
 * between them: references name a group in v1beta2 and a version in v1beta1.
 *
 * @internal
 */
export class ClusterApiVersions {
  readonly #context: RenderContext;

  static create(context: RenderContext): ClusterApiVersions {
    return new ClusterApiVersions(context);
  }

  private constructor(context: RenderContext) {
    this.#context = context;
  }

  async core(): Promise<string> {
    return this.#served('cluster.x-k8s.io', 'Cluster');
  }

  async kubeadmControlPlane(): Promise<string> {
    return this.#served('controlplane.cluster.x-k8s.io', 'KubeadmControlPlane');
  }

  async kubeadmConfigTemplate(): Promise<string> {
    return this.#served('bootstrap.cluster.x-k8s.io', 'KubeadmConfigTemplate');
  }

  #served(group: string, kind: string): Promise<string> {
    return servedVersion(this.#context, group, kind, VERSIONS);
  }
}

/** Whether a version has the fields of v1beta2. @internal */
export function isV1beta2(apiVersion: string): boolean {
  return apiVersion.endsWith('/v1beta2');
}

/** A reference in an object of one version to another object. @internal */
export function referTo(from: string, to: Referred): Reference {
  const { apiVersion, kind, name } = to;
  return isV1beta2(from)
    ? { apiGroup: apiVersion.split('/')[0], kind, name }
    : { apiVersion, kind, name };
}
