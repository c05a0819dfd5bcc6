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
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { groundplanApiRef, ObjectId } from '../api';

// A plan can have megabytes: it is neither fetched nor kept without need.
const FRESH_MS = 5 * 60_000;
const KEPT_MS = 60_000;

/** The key of the plans of a Terraform resource. @internal */
export function terraformPlanKey(object: ObjectId): unknown[] {
  const { kind, host, namespace = '_', name } = object;
  return ['groundplan', 'terraform-plan', kind, host, namespace, name];
}

/**
 * The plan of a Terraform resource, fetched again when the resource says that it was
 * planned. The one before stays until the new one is there.
 *
 * @internal
 */
export function useTerraformPlan(
  details: TerraformDetails,
  options: { enabled?: boolean } = {},
) {
  const api = useApi(groundplanApiRef);
  const { pending, lastApplied, plannedAt } = details.plan;
  const ofObject = terraformPlanKey(details);
  return useQuery({
    queryKey: [...ofObject, { pending, lastApplied, plannedAt }],
    queryFn: ({ signal }) => api.getTerraformFacet(details, 'plan', { signal }),
    enabled: options.enabled,
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    placeholderData: (previous, query) =>
      query?.queryKey.slice(0, -1).join() === ofObject.join()
        ? previous
        : undefined,
  });
}
