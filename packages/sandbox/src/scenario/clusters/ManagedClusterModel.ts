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

/** A pool of machines that the provider makes. @internal */
export interface PoolModel {
  name: string;
  desired: number;
  ready: number;
  phase?: string;
}

/** A cluster whose control plane the provider runs. @internal */
export interface ManagedClusterModel {
  name: string;
  namespace: string;
  created: string;
  version: string;
  endpoint: string;
  annotations?: Record<string, string>;
  controlPlane: { apiVersion: string; kind: string };
  infrastructure: { apiVersion: string; kind: string };
  pools: PoolModel[];
  /** What it reports against itself being available. */
  problem?: { type: string; message: string; since: string };
}
