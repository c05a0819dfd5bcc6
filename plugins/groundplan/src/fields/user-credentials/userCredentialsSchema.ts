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

type Z = Parameters<Parameters<typeof makeFieldSchema>[0]['output']>[0];

/** @internal */
export interface UserCredentialsOptions {
  secretsKey: string;
  additionalScopes?: Partial<
    Record<'azure' | 'bitbucket' | 'github' | 'gitlab', string[]>
  >;
  onlyIfRequired?: boolean;
}

/** The option of fields that can ask for the user's own credentials. @internal */
export const userCredentialsSchema = (z: Z) =>
  z
    .object({
      secretsKey: z
        .string()
        .describe(
          'The secret that the token becomes, for `token: ${{ secrets.… }}` in the steps.',
        ),
      additionalScopes: z
        .object({
          azure: z.array(z.string()).optional(),
          bitbucket: z.array(z.string()).optional(),
          github: z.array(z.string()).optional(),
          gitlab: z.array(z.string()).optional(),
        })
        .optional(),
      onlyIfRequired: z
        .boolean()
        .optional()
        .describe(
          'Asks only where `scaffolder.requireScmUserCredentials` is set.',
        ),
    })
    .optional()
    .describe(
      "Asks for the user's own token for the host of the repository, as RepoUrlPicker does.",
    );
