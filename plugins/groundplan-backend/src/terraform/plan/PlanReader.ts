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

import {
  KubernetesObject,
  PlanResponse,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../../fleet/Row';

/** Reads the plan that is stored for an object. Checks nobody's rights. @internal */
export interface PlanReader {
  /** @param object - as it is now: its status says which plan is the pending one */
  read(id: RowId, object: KubernetesObject): Promise<PlanResponse>;
}
