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

import { Page } from '@playwright/test';

const TITLES = {
  Ada: 'Ada, platform engineer',
  Devon: 'Devon, developer',
  Sam: 'Sam, stranger',
};

/** A person of the sandbox. @internal */
export type Person = keyof typeof TITLES;

/** Opens a page and signs in there, which the browser's tab then remembers. @internal */
export async function signIn(
  page: Page,
  person: Person,
  path: string,
): Promise<void> {
  await page.goto(path);
  await page
    .getByRole('button', { name: `Sign in as ${TITLES[person]}` })
    .click();
  await page.getByRole('link', { name: 'Settings' }).waitFor();
}
