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

import { ResponseError } from '@backstage/errors';
import { QueryClient } from '@tanstack/react-query';

const SECOND = 1000;

/**
 * The plugin's query client. An answer of the backend, whatever it says, is not
 * asked for again at once: only a request that got no answer is.
 *
 * @internal
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * SECOND,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ResponseError),
      },
    },
  });
}
