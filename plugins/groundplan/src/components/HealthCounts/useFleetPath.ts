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

import { useRouteRef } from '@backstage/core-plugin-api';
import { DomainId } from 'backstage-plugin-groundplan-common';
import { useCallback } from 'react';
import { infrastructureRouteRef } from '../../routes';
import { ListFilters, paramsWithFilters } from '../FleetList/useListFilters';

/** The path of a filtered fleet list; none where the page is switched off. @internal */
export function useFleetPath() {
  const infrastructure = useRouteRef(infrastructureRouteRef);
  return useCallback(
    (domain: DomainId, filters: ListFilters): string | undefined => {
      const query = paramsWithFilters(
        new URLSearchParams(),
        filters,
      ).toString();
      return infrastructure
        ? `${infrastructure()}/${domain}${query && `?${query}`}`
        : undefined;
    },
    [infrastructure],
  );
}
