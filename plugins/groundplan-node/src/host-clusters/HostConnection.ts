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

import { RequestOptions } from 'node:https';

/**
 * Where one request to a host cluster goes, and with which credentials.
 *
 * @public
 */
export interface PreparedConnection {
  /** The API server's URL; a path in it comes before the API's paths. */
  url: string;
  /** TLS options, the `Authorization` header, and an agent where a proxy needs one. */
  options: RequestOptions;
}

/**
 * A host cluster that can be connected to. Whether it can be reached is not
 * known before the mirror tries.
 *
 * @public
 */
export interface HostConnection {
  /** A DNS label, unique among all host clusters. */
  name: string;
  /** The catalog entity that stands for it, where it already has one. */
  entityRef?: string;
  /** Where it was configured, such as `groundplan.hostClusters[0]`. */
  configuredAt: string;
  /**
   * Called before each request. `refresh` is set after a 401: credentials held
   * so far are to be replaced.
   */
  prepare(options: { refresh: boolean }): Promise<PreparedConnection>;
}
