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
import { condition, legacyCondition } from '../condition';
import { ProviderModel } from './ClusterModel';

/**
 * An object of any provider, as far as Cluster API's contract goes: whether it is
 * there, in the words of the contract that it keeps.
 *
 * @internal
 */
export function contractObject(
  { apiVersion, kind, contract, name }: ProviderModel,
  options: {
    metadata: NewObject['metadata'];
    /** Which contract of it: that for a control plane, or for infrastructure. */
    part: 'provisioned' | 'controlPlaneInitialized';
    ready: boolean;
    spec?: Record<string, unknown>;
    status?: Record<string, unknown>;
  },
): NewObject {
  const { metadata, part, ready, spec = {}, status } = options;
  const since = metadata.creationTimestamp ?? '';
  const waiting = `Waiting for ${kind} ${name} to be created`;
  return {
    apiVersion,
    kind,
    metadata: { ...metadata, name },
    spec,
    status: {
      ...status,
      ...(contract === 'v1beta1'
        ? {
            ready,
            ...(part === 'controlPlaneInitialized' && { initialized: ready }),
            conditions: [
              legacyCondition(
                'Ready',
                since,
                ready
                  ? undefined
                  : { severity: 'Info', reason: 'Creating', message: waiting },
              ),
            ],
          }
        : {
            initialization: { [part]: ready },
            conditions: [
              condition(
                'Ready',
                ready,
                ready ? 'Ready' : 'NotReady',
                since,
                ready ? '' : waiting,
              ),
              condition('Paused', false, 'NotPaused', since),
            ],
          }),
    },
  };
}
