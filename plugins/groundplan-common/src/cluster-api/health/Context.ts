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

import { HealthStatus } from '../../health/HealthStatus';
import { ObjectIndex } from './ObjectIndex';
import { Subject } from './Subject';
import { ClusterApiThresholds } from './thresholds';
import { Verdict } from './Verdict';

/** What rules know beside the object they judge. */
export interface Context {
  index: ObjectIndex;
  now: Date;
  thresholds: ClusterApiThresholds;
  /** The status of another object of the call, judged once. */
  statusOf(subject: Subject): HealthStatus;
}

/** Judges objects of one kind; never empty. */
export type Rule = (subject: Subject, context: Context) => Verdict[];
