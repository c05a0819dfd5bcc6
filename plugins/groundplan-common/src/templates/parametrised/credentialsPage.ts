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

import { JsonSchema } from '../schema/JsonSchema';

/** Asks which identity the provider acts by: none, unless one is chosen. @internal */
export function credentialsPage(host: string): JsonSchema {
  return {
    title: 'Credentials',
    type: 'object',
    properties: {
      credentials: {
        title: 'Credentials',
        type: 'object',
        'ui:field': 'GroundplanCredentials',
        'ui:options': { host },
        additionalProperties: false,
        properties: {
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
        // An object that nothing was chosen for is empty, and not absent.
        dependencies: { kind: ['name'], name: ['kind'] },
      },
    },
  };
}
