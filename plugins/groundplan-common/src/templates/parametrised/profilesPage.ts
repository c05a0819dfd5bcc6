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

import { DNS_LABEL } from '../form/buildForm';
import { JsonSchema } from '../schema/JsonSchema';
import { ChartChoice } from './chartChoices';

/** Asks which charts a new cluster is given. @internal */
export function profilesPage(
  host: string,
  charts: readonly ChartChoice[],
): JsonSchema {
  return {
    title: 'Profiles',
    type: 'object',
    properties: {
      profiles: {
        title: 'Profiles',
        type: 'array',
        'ui:field': 'GroundplanProfiles',
        'ui:options': { host, charts },
        items: {
          type: 'object',
          required: ['chart', 'version'],
          additionalProperties: false,
          properties: {
            chart: { type: 'string', pattern: DNS_LABEL, maxLength: 63 },
            version: { type: 'string', minLength: 1 },
            namespace: { type: 'string', pattern: DNS_LABEL, maxLength: 63 },
            values: { type: 'string' },
            layer: { type: 'string' },
          },
        },
      },
    },
  };
}
