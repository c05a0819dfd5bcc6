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

/** The value, as the Scaffolder's `publish` actions take it, and the options of `GroundplanNewRepository`. @internal */
export const newRepositorySchema = makeFieldSchema({
  output: z =>
    z.string().describe('Such as `git.example.com?owner=acme&repo=refunds`'),
  uiOptions: z =>
    z.object({ requestUserCredentials: userCredentialsSchema(z) }).partial(),
});
