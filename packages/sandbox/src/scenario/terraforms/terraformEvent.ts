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
import { stableHex } from '../stableId';

const MAX_MESSAGE = 1024;

/** What tofu-controller tells of a Terraform. @internal */
export interface TerraformEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

/** The Event that says so; the same for the same words. @internal */
export function terraformEvent(
  object: NewObject,
  { type, reason, message }: TerraformEvent,
  options: { at: string; since?: string; count?: number },
): NewObject {
  const { apiVersion, kind } = object;
  const { name, namespace, uid, resourceVersion } = object.metadata;
  const { at, since = at, count = 1 } = options;
  const hash = stableHex(`${uid}/${reason}/${message}`, 16);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${hash}`, namespace },
    involvedObject: {
      apiVersion,
      kind,
      name,
      namespace,
      uid,
      ...(resourceVersion && { resourceVersion }),
    },
    type,
    reason,
    message: message.slice(0, MAX_MESSAGE),
    source: { component: 'tofu-controller' },
    reportingComponent: 'tofu-controller',
    firstTimestamp: since,
    lastTimestamp: at,
    count,
  };
}
