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

import { LocalClient } from '../../../kubernetes-api';
import { Infrastructure } from './Infrastructure';
import { RunnerPods } from './RunnerPods';
import { StoredPlans } from './StoredPlans';

/** What runs work with. @internal */
export interface RunContext {
  client: LocalClient;
  infrastructure: Infrastructure;
  plans: StoredPlans;
  pods: RunnerPods;
  /** How many times faster than planned things go. */
  speed: number;
  /** Lets so many milliseconds of the scenario pass. */
  pause(ms: number): Promise<void>;
}
