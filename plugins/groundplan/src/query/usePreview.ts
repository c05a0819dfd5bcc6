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

import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { PreviewRequest } from 'backstage-plugin-groundplan-common';
import { groundplanApiRef } from '../api';

/**
 * What a template would change with these values, asked anew whenever it comes
 * into view or the values change; what was asked before is then given up.
 *
 * @internal
 */
export function usePreview(request: PreviewRequest, token?: string) {
  const api = useApi(groundplanApiRef);
  return useQuery({
    // Not the token, which would be kept with the answer
    queryKey: ['groundplan', 'preview', request, token !== undefined],
    queryFn: ({ signal }) => api.preview({ ...request, token }, { signal }),
    gcTime: 0,
    staleTime: Infinity,
  });
}
