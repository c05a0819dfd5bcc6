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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Select, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import {
  ANNOTATION_HOST_CLUSTER,
  ANNOTATION_KIND,
} from 'backstage-plugin-groundplan-common';
import { QueryState } from '../../components/QueryState';
import { useText } from '../../translation';

const LISTED = 500;

/** The kind segments of what can be changed by pull request. */
const KINDS = [
  'cluster',
  'gitops-cluster',
  'terraform',
  'runner-scale-set',
  'deployment',
];

function useChangeable() {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['groundplan', 'changeable-entities'],
    queryFn: () =>
      catalog.queryEntities({
        filter: {
          kind: 'resource',
          [`metadata.annotations.${ANNOTATION_KIND}`]: KINDS,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.annotations',
        ],
        orderFields: { field: 'metadata.title', order: 'asc' },
        limit: LISTED,
      }),
  });
}

/** Chooses what is to be changed, where no button on its page did. @internal */
export function EntityChoice(props: { onChoose: (entityRef: string) => void }) {
  const t = useText();
  const query = useChangeable();
  return (
    <QueryState query={query} small>
      {({ items, totalItems }) =>
        items.length === 0 ? (
          <Text as="p">{t('change.noneToChoose')}</Text>
        ) : (
          <Select
            label={t('change.entity')}
            description={
              totalItems > items.length
                ? t('change.moreToChoose', {
                    shown: String(items.length),
                    total: String(totalItems),
                  })
                : undefined
            }
            placeholder={t('change.choose')}
            isRequired
            search
            options={items.map(({ kind, metadata }) => ({
              id: stringifyEntityRef({ kind, ...metadata }),
              label: metadata.title ?? metadata.name,
              description: [
                metadata.annotations?.[ANNOTATION_KIND],
                metadata.annotations?.[ANNOTATION_HOST_CLUSTER],
              ].join(', '),
            }))}
            value={null}
            onChange={key => key !== null && props.onChoose(String(key))}
          />
        )
      }
    </QueryState>
  );
}
