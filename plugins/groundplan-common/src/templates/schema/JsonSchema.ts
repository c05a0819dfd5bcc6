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

/**
 * A JSON Schema (draft 7) for the forms of the Scaffolder; may carry the `ui:…`
 * keys that its form library reads.
 *
 * @public
 */
export type JsonSchema = { [keyword: string]: unknown };

/** What of a schema could not be carried over. @public */
export interface SchemaProblem {
  /**
   * `error`: the schema cannot be read here, so that no form can be made of it;
   * `unchecked`: the form goes without this rule, the cluster does not.
   */
  kind: 'error' | 'unchecked';
  /** Where, such as `proxy.url`; empty for the schema itself. */
  path: string;
  message: string;
}

/** A schema with what it does not say of the original. @public */
export interface ConvertedSchema {
  schema: JsonSchema;
  problems: SchemaProblem[];
}
