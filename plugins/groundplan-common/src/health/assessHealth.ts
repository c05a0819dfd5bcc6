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

import { domains } from '../domain/registry';
import { KubernetesObject } from '../kubernetes';
import { Assessment, AssessHealthOptions } from './HealthStatus';

/**
 * Assesses Kubernetes objects that belong together, such as a Cluster with its
 * machines: one assessment for each object that a domain knows.
 *
 * @remarks
 * Pure, and never throws: what cannot be read is `Unknown` and named. The more
 * of the related objects are given, the better the verdict.
 *
 * @public
 */
export function assessHealth(
  objects: KubernetesObject[],
  options?: AssessHealthOptions,
): Assessment[] {
  const now = options?.now ?? new Date();
  return domains.flatMap(domain =>
    domain.assess(objects, now, options?.thresholds),
  );
}
