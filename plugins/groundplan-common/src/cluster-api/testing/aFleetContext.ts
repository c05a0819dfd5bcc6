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
import { FleetContext } from '../../domain/Fleet';

/** The context of a tab or a row on the host `hub`. */
export function aFleetContext(
  options: Partial<FleetContext> = {},
): FleetContext {
  return {
    host: 'hub',
    entityRef: 'resource:default/demo.cluster.default.hub',
    owner: 'group:default/platform',
    now: new Date('2026-02-01T00:00:00Z'),
    entityRefOf: () => undefined,
    ...options,
  };
}
