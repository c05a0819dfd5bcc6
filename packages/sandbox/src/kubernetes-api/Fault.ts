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

/** A request, as faults and recorders see it. @public */
export interface ApiRequest {
  method: string;
  /** `list`, `watch`, `get`, `create`, …; `discovery` for discovery documents. */
  verb: string;
  path: string;
  query: URLSearchParams;
  plural?: string;
  group?: string;
}

/**
 * What goes wrong with a request:
 *
 * - an answer of the given status, such as 500 or 429;
 * - `hang`: no answer ever;
 * - `reset`: the connection is cut;
 * - `cut`: the connection is cut half-way through the body.
 *
 * @public
 */
export type Fault =
  | { status: number; reason?: string; headers?: Record<string, string> }
  | 'hang'
  | 'reset'
  | 'cut';

/** Decides which requests fail, and how. @public */
export type FaultInjector = (request: ApiRequest) => Fault | undefined;
