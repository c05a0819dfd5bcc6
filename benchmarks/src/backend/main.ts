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

/*
 * A Backstage backend under measurement: the real catalog with either Groundplan
 * or, as the floor, one in-process full mutation of the same entities. It talks
 * with the benchmark over Node's IPC channel.
 */
import { createBackend } from '@backstage/backend-defaults';
import { floorModule } from './floorModule';
import { probePlugin } from './probePlugin';

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(probePlugin);
if (process.env.BENCH_FLOOR) {
  backend.add(floorModule);
} else {
  backend.add(import('backstage-plugin-groundplan-backend'));
  backend.add(import('backstage-plugin-catalog-backend-module-groundplan'));
}
backend.start();
