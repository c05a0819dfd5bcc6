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

import { getList, getString } from '../../../kubernetes';
import { isNewerVersion } from '../../contract';
import { Context } from '../Context';
import { Subject } from '../Subject';
import { unreportedVerdict } from '../unreportedVerdict';
import { conditionVerdict, Verdict } from '../Verdict';

const KIND = 'AWSManagedControlPlane';

function addons({ object: { status } }: Subject): Verdict[] {
  return getList(status, 'addons').flatMap(addon => {
    const state = getString(addon, 'status');
    const issues = getList(addon, 'issues').flatMap(issue => {
      const parts = [getString(issue, 'code'), getString(issue, 'message')];
      return parts.filter(part => !!part).join(': ') || [];
    });
    if ((state === undefined || state === 'ACTIVE') && issues.length === 0) {
      return [];
    }
    const name = getString(addon, 'name') ?? 'unnamed';
    const verdict: Verdict = {
      health: 'Warning',
      state: 'addon-degraded',
      reason: 'AddonNotActive',
      message: [`Add-on ${name} is ${state ?? 'unhealthy'}`, ...issues].join(
        '\n',
      ),
      decidedBy: `status.addons of ${KIND}`,
    };
    return [verdict];
  });
}

function upgrade({ object: { spec, status } }: Subject): Verdict[] {
  const wanted = getString(spec, 'version');
  const running = getString(status, 'version');
  return wanted && running && isNewerVersion(wanted, running)
    ? [
        {
          health: 'Progressing',
          state: 'upgrading',
          reason: 'Upgrading',
          message: `${running} runs, ${wanted} wanted`,
          decidedBy: `status.version of ${KIND}`,
        },
      ]
    : [];
}

function main(subject: Subject, context: Context): Verdict {
  const failure = getString(subject.object.status, 'failureMessage');
  if (subject.isStale) {
    return {
      health: 'Progressing',
      state: 'reconciling',
      reason: 'NotReconciled',
      message: 'The newest generation has not been read yet',
      decidedBy: `status.observedGeneration of ${KIND}`,
    };
  }
  if (failure) {
    return {
      health: 'Error',
      state: 'failed',
      reason: 'Failed',
      message: failure,
      decidedBy: `status.failureMessage of ${KIND}`,
    };
  }
  const updating = subject.condition('EKSControlPlaneUpdating');
  if (updating?.status === 'True') {
    return conditionVerdict('Progressing', 'upgrading', KIND, updating);
  }
  const ready = subject.condition('Ready');
  if (ready?.status === 'True') {
    return conditionVerdict('Healthy', 'available', KIND, ready);
  }
  const failed = subject.conditions.conditions.filter(
    c => c.status === 'False' && c.severity === 'Error',
  );
  if (failed.length > 0) {
    const message = failed.map(c => `${c.type}: ${c.message || c.reason}`);
    return conditionVerdict('Error', 'failed', KIND, failed[0], {
      message: [...new Set(message)].join('\n'),
    });
  }
  return ready
    ? conditionVerdict('Progressing', 'provisioning', KIND, ready)
    : unreportedVerdict(subject, 'condition Ready', context);
}

/**
 * Judges an EKS control plane. `Ready` stays True while it is upgraded, and says
 * nothing about its add-ons.
 */
export function awsManagedControlPlane(
  subject: Subject,
  context: Context,
): Verdict[] {
  return [...addons(subject), main(subject, context), ...upgrade(subject)];
}
