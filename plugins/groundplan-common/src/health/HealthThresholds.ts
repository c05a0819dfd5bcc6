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
  ClusterApiThresholds,
  DEFAULT_CLUSTER_API_THRESHOLDS,
} from '../cluster-api/health/thresholds';

/**
 * How long what may take before it is held to be a fault, for each domain whose
 * rules ask for that.
 *
 * @public
 */
export interface HealthThresholds {
  /** Of Cluster API's own kinds and those of its providers. */
  clusterApi: ClusterApiThresholds;
}

/** The thresholds that hold where nothing else is said. @public */
export const DEFAULT_HEALTH_THRESHOLDS: HealthThresholds = {
  clusterApi: DEFAULT_CLUSTER_API_THRESHOLDS,
};
