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
import { useEffect, useRef } from 'react';
import { groundplanApiRef } from '../api';

/**
 * An object as it is written; read once, so that nobody's edits are lost, and
 * again where it could not be read without the user's token.
 *
 * @internal
 */
export function useEditForm(entityRef: string, token?: string) {
  const api = useApi(groundplanApiRef);
  const query = useQuery({
    // Not the token, which would be kept with the answer
    queryKey: ['groundplan', 'edit-form', entityRef],
    queryFn: ({ signal }) => api.getEditForm({ entityRef, token }, { signal }),
    gcTime: 0,
    staleTime: Infinity,
  });
  const { isError, refetch } = query;
  const tried = useRef(token);
  useEffect(() => {
    if (token && isError && tried.current !== token) {
      tried.current = token;
      refetch();
    }
  }, [token, isError, refetch]);
  return query;
}
