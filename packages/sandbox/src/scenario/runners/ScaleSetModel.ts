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

/** A job that a runner works on. @internal */
export interface JobModel {
  repository: string;
  workflow: string;
  name: string;
  runId: number;
}

/** @internal */
export interface RunnerModel {
  name: string;
  created: string;
  phase: 'Pending' | 'Running' | 'Failed' | 'Succeeded' | 'Outdated';
  job?: JobModel;
  reason?: string;
  message?: string;
  /** How many of its pods have failed. */
  failures?: number;
  /** Has not registered with GitHub. */
  unregistered?: boolean;
  /** Why its pod waits. */
  waiting?: string;
}

/** A runner scale set with all that belongs to it. @internal */
export interface ScaleSetModel {
  name: string;
  namespace: string;
  created: string;
  githubConfigUrl: string;
  githubConfigSecret?: string;
  runnerGroup?: string;
  /** Of its runners' pods; what the container mode makes of it where absent. */
  template?: { spec: Record<string, unknown> };
  min?: number;
  max?: number;
  runners: RunnerModel[];
  containerMode?: 'dind' | 'kubernetes';
  labels?: string[];
  annotations?: Record<string, string>;
  /** What its set wants; as many as there are where absent. */
  wanted?: number;
  phase?: 'Pending' | 'Running' | 'Outdated';
  /** Of the chart that it was installed with; the controller's where absent. */
  version?: string;
  listener: 'running' | 'crashing' | 'missing';
  /** Counters that were not written again. */
  staleCounters?: { current: number; running: number };
  deletionTimestamp?: string;
}
