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
 * What people do to a Terraform resource without changing its file: each is a
 * patch of the object, and the controller does the rest.
 *
 * @public
 */
export type TerraformOperation =
  | 'approve'
  | 'replan'
  | 'reconcile'
  | 'suspend'
  | 'resume'
  | 'force-unlock';

/** Those that may be asked of many resources at once. @public */
export type BulkTerraformOperation = 'reconcile' | 'suspend' | 'resume';

/** All of them, in the order in which they are offered. @public */
export const terraformOperations: readonly TerraformOperation[] = [
  'approve',
  'replan',
  'reconcile',
  'suspend',
  'resume',
  'force-unlock',
];

/** Those of {@link BulkTerraformOperation}. @public */
export const bulkTerraformOperations: readonly BulkTerraformOperation[] = [
  'reconcile',
  'suspend',
  'resume',
];
