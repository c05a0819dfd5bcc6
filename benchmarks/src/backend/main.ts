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
 * A Backstage backend under measurement, with the evaluation app: Groundplan has
 * one host cluster or, as the floor, none, and the catalog gets the same entities
 * by one in-process full mutation. It talks with the benchmark over Node's IPC
 * channel.
 */
import { createBackend } from '@backstage/backend-defaults';
import { probeModule } from './probeModule';

process.once('disconnect', () => process.exit(0));

const backend = createBackend();
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('backstage-plugin-groundplan-backend'));
backend.add(import('backstage-plugin-catalog-backend-module-groundplan'));
backend.add(probeModule);
backend.start().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
