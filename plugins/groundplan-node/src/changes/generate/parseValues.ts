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

import { InputError } from '@backstage/errors';
import { z } from 'zod';

const MAX_PROBLEMS = 5;

/**
 * Parses what a form gives. An empty text, list or object of a form is nothing
 * that somebody filled in, so the schemas take it for absent.
 *
 * @throws InputError that names the values that are not right.
 * @internal
 */
export function parseValues<T>(schema: z.ZodType<T>, values: unknown): T {
  const result = schema.safeParse(values);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
  throw new InputError(problems.join('; '));
}
