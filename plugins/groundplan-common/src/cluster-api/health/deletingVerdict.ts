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

import { getTime } from '../../kubernetes';
import { STUCK_DELETION } from './changeVerdicts';
import { Context } from './Context';
import { Subject } from './Subject';
import { kebabCase, Verdict } from './Verdict';

/**
 * Judges an object that is being deleted: how far it is, and whether it hangs.
 */
export function deletingVerdict(
  subject: Subject,
  { now, thresholds }: Context,
): Verdict {
  const since = subject.object.metadata.deletionTimestamp;
  const started = getTime(subject.object.metadata, 'deletionTimestamp');
  const deleting = subject.condition('Deleting');
  const stage = deleting?.status === 'True' ? deleting : undefined;
  const message = stage?.message ?? '';
  const hangs =
    (started !== undefined && now.getTime() - started > thresholds.deletion) ||
    message.includes(STUCK_DELETION);
  return {
    health: hangs ? 'Warning' : 'Deleting',
    state: stage ? kebabCase(stage.reason) : 'deleting',
    reason: stage?.reason ?? 'Deleting',
    message,
    since,
    decidedBy: stage
      ? `condition Deleting of ${subject.kind}`
      : 'metadata.deletionTimestamp',
  };
}
