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

import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { runnerPod } from '../../terraforms/runnerPods';
import { toTime } from '../../Timeline';

/** The pods in which plans are made and applied, one for each run. @internal */
export class RunnerPods {
  private constructor(private readonly client: LocalClient) {}

  static create(client: LocalClient): RunnerPods {
    return new RunnerPods(client);
  }

  /** The pod of before is used again where it is still there. */
  start(object: ApiObject): void {
    const pod = runnerPod(object, toTime(Date.now()));
    if (!this.client.get(pod)) {
      this.client.create(pod);
    }
  }

  stop(object: ApiObject): void {
    const pod = runnerPod(object, '');
    if (this.client.get(pod)) {
      this.client.delete(pod);
    }
  }
}
