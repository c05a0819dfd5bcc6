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
import { useMutation } from '@tanstack/react-query';
import { groundplanApiRef, ObjectId } from '../../../api';

/**
 * The values of outputs, read when they are asked for. They are no query: nothing
 * reads them again by itself, and they are kept no longer than they are shown.
 *
 * @internal
 */
export function useOutputValues(object: ObjectId) {
  const api = useApi(groundplanApiRef);
  const { mutate, reset, data, error, isPending } = useMutation({
    mutationFn: () => api.getTerraformFacet(object, 'outputs'),
    gcTime: 0,
  });
  return { data, error, isPending, read: () => mutate(), hide: reset };
}
