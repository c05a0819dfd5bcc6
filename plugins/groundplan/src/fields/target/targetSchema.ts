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
import { userCredentialsSchema } from '../user-credentials';

/** The value and the options of `GroundplanTarget`. @internal */
export const targetSchema = makeFieldSchema({
  // Everything is optional while the form is being filled in; what has to be
  // there is said by the schema of the template's property.
  output: z =>
    z
      .object({
        host: z.string(),
        namespace: z.string(),
        repository: z.string(),
        branch: z.string(),
        layout: z.enum(['flux', 'helm-folders']),
        path: z.string(),
      })
      .partial(),
  uiOptions: z =>
    z.object({
      domain: z
        .enum(['cluster', 'terraform', 'runner-scale-set', 'app'])
        .describe('What is made, for those who may make only some of it.'),
      host: z
        .string()
        .optional()
        .describe('The only host cluster that it can be made on.'),
      requestUserCredentials: userCredentialsSchema(z),
    }),
});

/** A target that may still lack something. @internal */
export type PartialTarget = typeof targetSchema.TOutput;
