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

import { APIResponse, Page } from '@playwright/test';

/**
 * Asks Groundplan's API with the rights of whoever is signed in on the page.
 *
 * @param data - of a POST
 * @internal
 */
export async function groundplanApi(
  page: Page,
  path: string,
  data?: object,
): Promise<APIResponse> {
  return await ask(page, `/api/groundplan${path}`, data);
}

/** Asks the catalog for an object's entity, likewise. @internal */
export async function catalogEntity(
  page: Page,
  name: string,
): Promise<APIResponse> {
  return await ask(
    page,
    `/api/catalog/entities/by-name/resource/default/${name}`,
  );
}

async function ask(
  page: Page,
  path: string,
  data?: object,
): Promise<APIResponse> {
  const asked = page.waitForRequest(/\/api\/groundplan\//);
  await page.goto('/infrastructure/clusters');
  // As the page set it: what was sent is never told of a request that the
  // navigation cut off
  const { authorization } = (await asked).headers();
  return page.request.fetch(path, {
    method: data ? 'POST' : 'GET',
    headers: { authorization },
    data,
  });
}
