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

import { ApiManagedFields } from './ApiObject';
import { ResolvedResource } from './ResourceRegistry';

/** How something is written. @internal */
export interface WriteOptions {
  /** Which part: the status alone, all but the status, or everything. */
  part: 'status' | 'main' | 'all';
  dryRun?: boolean;
  /** Refuse fields that the schema does not know. */
  strict?: boolean;
  /** Who applies which fields from now on. */
  managedFields?: ApiManagedFields[];
}

/** Which object. @internal */
export interface Target {
  resource: ResolvedResource;
  namespace?: string;
  name: string;
}
