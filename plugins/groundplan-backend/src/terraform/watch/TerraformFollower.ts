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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { LocatedTerraform } from '../locateTerraform';

/** Does something about Terraform resources when they have changed. @internal */
export interface TerraformFollower {
  /**
   * Called by one replica at a time, and with each resource when another has taken
   * over: it must be quick to see that there is nothing to do. Where it fails, it is
   * called again.
   *
   * @param object - as the mirror has it
   */
  follow(where: LocatedTerraform, object: KubernetesObject): Promise<void>;
}
