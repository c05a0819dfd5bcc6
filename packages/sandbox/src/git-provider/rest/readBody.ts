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

import { Request } from 'express';
import { z } from 'zod';
import { GiteaError } from './GiteaError';

const CONTROL = '\\x00-\\x20\\x7f';
const BAD_REF = new RegExp(
  `^[-/]|//|\\.\\.|@\\{|[${CONTROL}~^:?*[\\\\]|/$|\\.$|\\.lock(/|$)|(^|/)\\.|^@$`,
);

/** The name of a branch, by git's rules. @internal */
export const branchName = z
  .string()
  .max(100)
  .refine(name => !BAD_REF.test(name), 'GitRefName');

/** Identities and dates of a commit, as several requests have them. @internal */
export const identity = z
  .object({ name: z.string().optional(), email: z.string().optional() })
  .optional();

/**
 * The body by its schema.
 *
 * @throws {@link GiteaError} 422 naming the field
 * @internal
 */
export function readBody<T extends z.ZodType>(
  request: Request,
  schema: T,
): z.infer<T> {
  const result = schema.safeParse(request.body);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw GiteaError.unprocessable(
      `[${issue.path.join('.')}]: ${issue.message}`,
    );
  }
  return result.data;
}
