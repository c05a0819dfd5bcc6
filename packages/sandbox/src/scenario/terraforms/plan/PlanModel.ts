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

import { PlanContent } from './ResourceChange';

/**
 * What there is to plan for one Terraform of the scenario, until that has been
 * applied. There is no code: this stands for it.
 *
 * @internal
 */
export interface PlanModel {
  /** What its plan does. */
  content: PlanContent;
  /** What it does when it is planned once more, before it is applied. */
  changed?: PlanContent;
  /** What has changed outside of Terraform, while nothing waits. */
  drift?: PlanContent;
  /** What the apply ends with. */
  applyError?: string;
  /** Each revision of its source changes something. */
  followsSource?: boolean;
  /** Which plan is stored, where it is not the pending one. */
  stored?: 'superseded' | 'legacy';
}
