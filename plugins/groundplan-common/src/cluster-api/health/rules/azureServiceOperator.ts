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

import { getBoolean, getList, getString } from '../../../kubernetes';
import { Context } from '../Context';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { Verdict } from '../Verdict';

/** The resources that it is made of and that are not ready. */
function unreadyResources({ object: { status } }: Subject): string[] {
  return getList(status, 'resources').flatMap(entry => {
    if (getBoolean(entry, 'ready') !== false) {
      return [];
    }
    const kind = getString(entry, 'resource', 'kind') ?? 'Resource';
    const name = getString(entry, 'resource', 'name') ?? 'unnamed';
    return [`${kind} ${name} is not ready`];
  });
}

/**
 * Judges `AzureASOManaged{Cluster,ControlPlane,MachinePool}`: they have no
 * conditions, only `ready`. The reason is on the Azure Service Operator objects
 * that they list, whose names are told.
 */
export function azureServiceOperator(
  subject: Subject,
  context: Context,
): Verdict[] {
  const { kind } = subject;
  const ready = getBoolean(subject.object.status, 'ready');
  if (ready === undefined) {
    return [unreportedVerdict(subject, 'status.ready', context)];
  }
  const message = unreadyResources(subject).join('\n');
  if (ready) {
    return [
      {
        health: 'Healthy',
        state: 'ready',
        reason: 'Ready',
        message,
        decidedBy: `status.ready of ${kind}`,
      },
    ];
  }
  const { now, thresholds } = context;
  const isLate = (subject.age(now) ?? 0) >= thresholds.provisioningWarning;
  return [
    {
      health: isLate ? 'Warning' : 'Progressing',
      state: isLate ? 'not-ready' : 'provisioning',
      reason: 'NotReady',
      message,
      since: isLate ? undefined : subject.createdAt,
      decidedBy: `status.ready of ${kind}`,
    },
  ];
}
