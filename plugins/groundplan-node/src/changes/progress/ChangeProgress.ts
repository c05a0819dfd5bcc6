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
/** How far a change has come. @public */
export interface ChangeProgress {
  /**
   * `opened`: its pull request is not merged. `merged`: not all of its objects
   * are as it wants. `present`: they are there, and gone where they were to be
   * deleted. `healthy`: those that report a health are well.
   */
  stage: 'opened' | 'merged' | 'present' | 'healthy';
  /** What is still missing, or that nothing is. */
  message: string;
  /** Whether nothing will come of it: the pull request was closed. */
  isOver: boolean;
}
