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

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value and the options of `GroundplanProfiles`. @internal */
export const profilesSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        chart: z.string(),
        version: z.string(),
        namespace: z.string().optional(),
        values: z.string().optional().describe('YAML'),
        layer: z.string().optional(),
      }),
    ),
  uiOptions: z =>
    z.object({
      host: z.string().describe('The host cluster that has the profiles.'),
      charts: z
        .array(
          z.object({
            chart: z.string(),
            version: z.string().optional(),
            namespace: z.string().optional(),
            layer: z.string().optional(),
            required: z.boolean(),
            editable: z
              .boolean()
              .describe('Whether values and version may be others.'),
          }),
        )
        .optional()
        .describe('What the template says of charts.'),
    }),
});

/** A chart that is chosen. @internal */
export type ChosenProfile = (typeof profilesSchema.TOutput)[number];
