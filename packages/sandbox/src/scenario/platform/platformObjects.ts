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

import { NewObject } from '../../kubernetes-api';
import { PLATFORM } from './platformRepository';

const NAMESPACE = 'flux-system';

/** What makes Flux apply a host's folder of the repository. @internal */
export function platformObjects(
  providerUrl: string,
  host: string,
): NewObject[] {
  const metadata = { name: PLATFORM.name, namespace: NAMESPACE };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: {
        interval: '1m',
        url: `${providerUrl}/${PLATFORM.owner}/${PLATFORM.name}.git`,
        ref: { branch: 'main' },
      },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval: '10m',
        retryInterval: '30s',
        path: `./clusters/${host}`,
        prune: true,
        sourceRef: { kind: 'GitRepository', name: PLATFORM.name },
      },
    },
  ];
}
