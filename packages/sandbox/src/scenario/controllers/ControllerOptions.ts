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

import { ApiObject, LocalClient } from '../../kubernetes-api';
import { World } from '../World';

/** What a simulated controller works with. @internal */
export interface ControllerOptions {
  client: LocalClient;
  world: World;
  /** Where the sandbox's own repositories are. */
  providerUrl: string;
  /** How many times faster than planned it works. */
  speed: number;
  log: (message: string) => void;
  /** Whether an object is one of those that it looks after. */
  made(object: ApiObject): boolean;
}
