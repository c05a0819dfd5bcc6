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
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import {
  ANNOTATION_KIND,
  ANNOTATION_NAMESPACE,
  DomainId,
  EntityKindSegment,
  TERRAFORM_SEGMENTS,
} from 'backstage-plugin-groundplan-common';

const SEGMENTS: Record<DomainId, EntityKindSegment[]> = {
  clusters: ['cluster', 'gitops-cluster', 'management-cluster'],
  terraforms: [...TERRAFORM_SEGMENTS],
  'runner-scale-sets': ['runner-scale-set'],
};

const OWNER = 'relations.ownedBy';
const NAMESPACE = `metadata.annotations.${ANNOTATION_NAMESPACE}`;
const MINUTE = 60_000;

/**
 * The owners and namespaces that a domain's entities have, as far as the user
 * may see them: the catalog counts them.
 *
 * @internal
 */
export function useFacets(domain: DomainId) {
  const catalogApi = useApi(catalogApiRef);
  const query = useQuery({
    queryKey: ['groundplan', 'facets', domain],
    queryFn: () =>
      catalogApi.getEntityFacets({
        facets: [OWNER, NAMESPACE],
        filter: {
          [`metadata.annotations.${ANNOTATION_KIND}`]: SEGMENTS[domain],
        },
      }),
    staleTime: MINUTE,
  });
  const valuesOf = (facet: string) =>
    (query.data?.facets[facet] ?? []).map(it => it.value).sort();
  return { owners: valuesOf(OWNER), namespaces: valuesOf(NAMESPACE) };
}
