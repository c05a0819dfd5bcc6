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
  fluxObject,
  FluxObjectOptions,
} from '../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../kubernetes';

/** A Workspace of Crossplane's provider; in a namespace. */
export function crossplaneWorkspace(
  options: FluxObjectOptions = {},
): KubernetesObject {
  return fluxObject('tf.m.upbound.io/v1beta1', 'Workspace', options);
}

/** A Workspace of the HCP Terraform operator, with a run of this status. */
export function hcpWorkspace(
  runStatus: string | undefined,
  options: FluxObjectOptions & { spec?: object } = {},
): KubernetesObject {
  return fluxObject('app.terraform.io/v1alpha2', 'Workspace', {
    ...options,
    spec: { name: 'app', organization: 'example', ...options.spec },
    status: {
      workspaceID: 'ws-1',
      observedGeneration: 3,
      ...(runStatus && { runStatus: { id: 'run-1', status: runStatus } }),
      ...options.status,
    },
  });
}

/** A Terraform resource of GalleyBytes' operator. */
export function galleyBytesTerraform(
  status: Record<string, unknown>,
  metadata: FluxObjectOptions['metadata'] = {},
): KubernetesObject {
  return fluxObject('tf.galleybytes.com/v1beta1', 'Terraform', {
    metadata,
    spec: {
      terraformModule: {
        source: 'https://me:hush@example.com/m.git?sshkey=c2VjcmV0&ref=v1',
      },
      terraformVersion: '1.5.7',
    },
    status,
  });
}
