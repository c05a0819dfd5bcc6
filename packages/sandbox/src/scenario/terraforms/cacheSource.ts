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
import { condition } from '../condition';
import { stableHex } from '../stableId';

/** @internal */
export function cacheRevision(round: number): string {
  return `main@sha1:${stableHex(`cache/${round}`)}`;
}

/** The repository of one service's Terraform code, in which people work. @internal */
export function cacheSource(round: number, since: string): NewObject {
  const revision = cacheRevision(round);
  const path = `gitrepository/team-payments/cache/${revision.slice(
    -40,
  )}.tar.gz`;
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: {
      name: 'cache',
      namespace: 'team-payments',
      finalizers: ['finalizers.fluxcd.io'],
    },
    spec: {
      interval: '1m',
      url: 'https://git.example.com/payments/cache',
      ref: { branch: 'main' },
    },
    status: {
      observedGeneration: 1,
      artifact: {
        revision,
        digest: `sha256:${stableHex(path, 64)}`,
        path,
        url: `http://source-controller.flux-system.svc/${path}`,
        lastUpdateTime: since,
      },
      conditions: ['Ready', 'ArtifactInStorage'].map(type =>
        condition(
          type,
          true,
          'Succeeded',
          since,
          `stored artifact for revision '${revision}'`,
        ),
      ),
    },
  };
}
