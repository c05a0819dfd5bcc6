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
import { gitopsDomain } from '../../gitops';
import { Assessment, HealthStatus } from '../../health/HealthStatus';
import { HealthThresholds } from '../../health/HealthThresholds';
import { KubernetesObject, objectKey, refOf } from '../../kubernetes';
import { clusterApiDomain } from '../clusterApiDomain';
import { notAssessed } from './notAssessed';

/** Assesses a cluster together with its related objects, all of them at once. */
export function assessRelated(
  objects: KubernetesObject[],
  now: Date,
  thresholds?: HealthThresholds,
): Assessment[] {
  return [
    ...clusterApiDomain.assess(objects, now, thresholds),
    ...gitopsDomain.assess(objects, now),
  ];
}

/** The status of one object among assessments. */
export function statusAmong(
  assessments: Assessment[],
  object: KubernetesObject,
): HealthStatus {
  const key = objectKey(refOf(object));
  return (
    assessments.find(({ ref }) => objectKey(ref) === key)?.status ??
    notAssessed(object)
  );
}
