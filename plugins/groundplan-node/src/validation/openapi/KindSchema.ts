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
import { ResolveReference } from '../schema/checkTyped';
import { Schema } from '../schema/Schema';

/** What a host says of a kind. @internal */
export interface KindSchema {
  schema: Schema;
  /** Whether a CustomResourceDefinition made it, or a type of Go. */
  isCustom: boolean;
  /** The schema of `metadata`, where it has one of its own. */
  metadata?: Schema;
  resolve: ResolveReference;
  /** Whether the status is written apart from the rest. */
  hasStatus: boolean;
  /** Where objects are created; absent where they cannot be. */
  collection?: {
    /** With `{namespace}` in it where the kind is namespaced. */
    path: string;
    /** Whether the host says that it knows `dryRun` and `fieldValidation` there. */
    takesDryRun: boolean;
  };
}
