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

/** Something that is wrong with a file, or worth knowing of it. @public */
export interface ValidationFinding {
  path: string;
  /** Of the file, from 1. */
  line?: number;
  /** Such as `spec.template.spec.replicas`. */
  field?: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
}

/** Something that was not checked. @public */
export interface UncheckedPart {
  path: string;
  /** By name, such as `Cluster team-a/x: CEL rule of spec.topology: a class is needed`. */
  what: string;
  why: string;
}

/** What came of checking files. @public */
export interface ValidationResult {
  findings: ValidationFinding[];
  unchecked: UncheckedPart[];
  /**
   * By what the objects were checked: by the server's dry run, by the schemas
   * that it serves, by the one here and the other there, or by nothing.
   */
  checkedBy: 'server' | 'schema' | 'mixed' | 'none';
}
