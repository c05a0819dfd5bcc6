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
  ClusterSummary,
  getTime,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { NotificationThresholds } from '../NotificationSettings';
import { Occurrence } from '../Occurrence';
import { timeOf } from './terraformOccurrences';

/**
 * What the owner of a cluster is told of, by how it is now.
 *
 * @param machines - its machines; those of the control plane tell of certificates
 * @param seenSince - since when it is seen in Error, where nothing says since when
 * @internal
 */
export function clusterOccurrences(
  summary: ClusterSummary,
  machines: readonly KubernetesObject[],
  thresholds: NotificationThresholds,
  now: Date,
  seenSince?: number,
): Occurrence[] {
  return [
    inError(summary, thresholds.clusterErrorAfter, now, seenSince),
    certificate(summary, machines, thresholds, now),
  ].filter(occurrence => occurrence !== undefined);
}

function inError(
  { name, status }: ClusterSummary,
  clusterErrorAfter: number,
  now: Date,
  seenSince: number | undefined,
): Occurrence | undefined {
  const since = timeOf(status.since);
  const from = since ?? seenSince;
  if (
    status.health !== 'Error' ||
    from === undefined ||
    now.getTime() - from < clusterErrorAfter
  ) {
    return undefined;
  }
  return {
    topic: 'cluster-error',
    // Replicas see the same cluster at other times, but on the same day
    key: `${status.state} ${
      status.since ?? new Date(from).toISOString().slice(0, 10)
    }`,
    at: from + clusterErrorAfter,
    title: `${name} is in Error`,
    description: `It is ${status.state.replace(/-/g, ' ')}, by ${
      status.decidedBy
    }. The tab says more.`,
    severity: 'high',
  };
}

function certificate(
  { name }: ClusterSummary,
  machines: readonly KubernetesObject[],
  { certificateWarning, certificateError }: NotificationThresholds,
  now: Date,
): Occurrence | undefined {
  const times = machines.flatMap(
    ({ status }) => getTime(status, 'certificatesExpiryDate') ?? [],
  );
  if (times.length === 0) {
    return undefined;
  }
  const expiry = Math.min(...times);
  const left = expiry - now.getTime();
  if (left >= certificateWarning) {
    return undefined;
  }
  const isLate = left < certificateError;
  const date = new Date(expiry).toISOString();
  return {
    topic: 'cluster-certificate',
    key: `${date} ${isLate ? 'error' : 'warning'}`,
    at: expiry - (isLate ? certificateError : certificateWarning),
    title: `${name}: the control plane's certificates expire soon`,
    description: `The first one expires at ${date}. A roll-out of the control plane renews them.`,
    severity: isLate ? 'critical' : 'high',
  };
}
