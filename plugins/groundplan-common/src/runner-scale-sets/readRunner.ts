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
  getBoolean,
  getField,
  getNumber,
  getRecord,
  getString,
  getTime,
  KubernetesObject,
} from '../kubernetes';

/** What an EphemeralRunner of any version says. @internal */
export interface RunnerFields {
  /** Empty before its controller has seen it. */
  phase: string;
  ready: boolean;
  /** GitHub knows it. */
  registered: boolean;
  hasJob: boolean;
  /** How many of its pods failed. */
  failures: number;
  /** Milliseconds since the epoch. */
  createdAt?: number;
  deleting: boolean;
}

/** The phases that a controller up to 0.14 knows; empty before it has seen a runner. */
const PHASES = ['', 'Pending', 'Running', 'Succeeded', 'Failed', 'Outdated'];

/** Whether a runner says something that nobody here understands. @internal */
export function hasUnknownPhase(runner: RunnerFields): boolean {
  return !PHASES.includes(runner.phase);
}

/** A field that is set: not empty, not zero. */
function isSet(status: unknown, field: string): boolean {
  return !!getString(status, field) || (getNumber(status, field) ?? 0) > 0;
}

/**
 * Reads an EphemeralRunner. Never throws.
 *
 * @remarks
 * The phase Running covers busy and idle: only the job's fields tell, of which
 * `jobId` exists since 0.13. `failures` maps pod uids to true up to 0.11, to
 * times since 0.12.
 *
 * @internal
 */
export function readRunner(runner: KubernetesObject): RunnerFields {
  const { status } = runner;
  return {
    phase: getString(status, 'phase') ?? '',
    ready: getBoolean(status, 'ready') === true,
    registered: isSet(status, 'runnerId'),
    hasJob: ['jobId', 'jobRepositoryName', 'jobRequestId'].some(field =>
      isSet(status, field),
    ),
    failures: Object.keys(getRecord(status, 'failures') ?? {}).length,
    createdAt: getTime(runner.metadata, 'creationTimestamp'),
    deleting: getField(runner.metadata, 'deletionTimestamp') !== undefined,
  };
}
