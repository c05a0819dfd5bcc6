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

import { readConditions } from '../conditions';
import { KubernetesObject } from '../kubernetes';
import { Lock } from './judgeLockHolder';
import { readTerraform } from './readTerraform';

/** Go's notation of a time, such as `2026-05-17 08:26:12.846 +0000 UTC`. */
const GO_TIME =
  /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d{1,3})?\d*\s*(Z|[+-]\d{2}:?\d{2})/;

function parseGoTime(text: string | undefined): string | undefined {
  const match = GO_TIME.exec(text ?? '');
  if (!match) {
    return undefined;
  }
  const [, date, time, fraction = '', zone] = match;
  const offset = zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const parsed = Date.parse(`${date}T${time}${fraction}${offset}`);
  return Number.isNaN(parsed) ? undefined : new Date(parsed).toISOString();
}

/** A line of the 'Lock Info' block, which the CLI draws inside a frame. */
function lockInfo(message: string, label: string): string | undefined {
  return new RegExp(`^[\\s│|]*${label}:[ \\t]*(\\S.*?)\\s*$`, 'm').exec(
    message,
  )?.[1];
}

/**
 * The lock on the state that keeps a Terraform resource from being reconciled.
 *
 * @remarks
 * A condition StateLocked may be left over beside Ready True (before 0.16): the
 * lock is gone then. Operation, owner and time are in no field, only in the
 * error of the run that met the lock.
 *
 * @internal
 */
export function readLock(
  object: KubernetesObject,
): Omit<Lock, 'holder'> | undefined {
  const { conditions } = readConditions(object);
  const ready = conditions.find(c => c.type === 'Ready');
  const locked = conditions.find(
    c => c.type === 'StateLocked' && c.status === 'True',
  );
  const { pendingLock } = readTerraform(object);
  if (ready?.status === 'True' || (!pendingLock && !locked)) {
    return undefined;
  }
  const messages = [ready?.message, locked?.message].filter(Boolean).join('\n');
  const named = /Lock Identifier:\s*(\S+)/.exec(messages)?.[1];
  return {
    id: pendingLock ?? named ?? lockInfo(messages, 'ID') ?? '',
    operation: lockInfo(messages, 'Operation'),
    who: lockInfo(messages, 'Who'),
    createdAt: parseGoTime(lockInfo(messages, 'Created')),
  };
}
