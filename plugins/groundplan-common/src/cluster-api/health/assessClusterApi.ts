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

import { Assessment, HealthStatus } from '../../health/HealthStatus';
import { KubernetesObject, objectKey, refOf } from '../../kubernetes';
import { isPaused } from '../contract';
import { Context } from './Context';
import { deletingVerdict } from './deletingVerdict';
import { ObjectIndex } from './ObjectIndex';
import { ruleFor } from './ruleFor';
import { Subject } from './Subject';
import {
  ClusterApiThresholds,
  DEFAULT_CLUSTER_API_THRESHOLDS,
} from './thresholds';
import { unreadableFields } from './unreadableFields';
import { Verdict, worstOf } from './Verdict';

function unreadable(problems: string[]): Verdict {
  return {
    health: 'Unknown',
    state: 'unreadable',
    reason: 'Unreadable',
    message: problems.join('\n'),
    decidedBy: problems[0].split(':')[0],
  };
}

function judge(subject: Subject, context: Context): Verdict[] {
  if (subject.isDeleting) {
    return [deletingVerdict(subject, context)];
  }
  const fields = unreadableFields(subject);
  if (fields.length > 0) {
    return [unreadable(fields)];
  }
  const rule = ruleFor(subject.object);
  const verdicts = rule ? rule(subject, context) : [];
  // A condition that cannot be read might have been the one that says what is
  // wrong: such an object is not Healthy. And where none can be read, that is
  // what there is to say, not that nothing was reported.
  const { problems } = subject.conditions;
  return problems.length > 0 ? [unreadable(problems), ...verdicts] : verdicts;
}

function statusOf(subject: Subject, context: Context): HealthStatus {
  let verdicts: Verdict[];
  try {
    verdicts = judge(subject, context);
  } catch (error) {
    // One object of a shape that nobody has thought of must not hide the others.
    const message = error instanceof Error ? error.message : String(error);
    verdicts = [unreadable([`object: ${message}`])];
  }
  const worst = worstOf(verdicts);
  const flags = new Set(worst.flags);
  const cluster = context.index.clusterOf(subject);
  if (isPaused(subject.object, cluster?.object)) {
    flags.add('paused');
  }
  if (subject.isStale) {
    flags.add('stale');
  }
  return { ...worst, flags: [...flags] };
}

/**
 * Assesses every object that Cluster API's domain knows, with the others as
 * evidence. Related objects are found by label, controller and reference within
 * their namespace, so a call may hold one cluster or all of a host.
 *
 * @remarks
 * The rules are of this project, made by watching the controllers; each rule's
 * file says what it is about. Never throws.
 *
 * @public
 */
export function assessClusterApi(
  objects: KubernetesObject[],
  now: Date,
  thresholds: ClusterApiThresholds = DEFAULT_CLUSTER_API_THRESHOLDS,
): Assessment[] {
  const context = createContext(objects, now, thresholds);
  return context.index.subjects
    .filter(subject => ruleFor(subject.object) !== undefined)
    .map(subject => ({
      ref: refOf(subject.object),
      status: context.statusOf(subject),
    }));
}

/**
 * Assesses one object, with the others as evidence: the same status as that of
 * {@link assessClusterApi}, without those that nobody asked for. Nothing where
 * no rule is about it.
 */
export function assessClusterApiObject(
  object: KubernetesObject,
  others: KubernetesObject[],
  now: Date,
  thresholds: ClusterApiThresholds = DEFAULT_CLUSTER_API_THRESHOLDS,
): HealthStatus | undefined {
  if (!ruleFor(object)) {
    return undefined;
  }
  const context = createContext([...others, object], now, thresholds);
  const subject = context.index.get(objectKey(refOf(object)));
  return subject && context.statusOf(subject);
}

function createContext(
  objects: KubernetesObject[],
  now: Date,
  thresholds: ClusterApiThresholds,
): Context {
  const statuses = new Map<string, HealthStatus>();
  const context: Context = {
    index: ObjectIndex.create(objects),
    now,
    thresholds,
    statusOf: subject => {
      let status = statuses.get(subject.key);
      if (!status) {
        status = statusOf(subject, context);
        statuses.set(subject.key, status);
      }
      return status;
    },
  };
  return context;
}
