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

import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { DetailsBase, SummaryBase } from 'backstage-plugin-groundplan-common';
import { ReactNode } from 'react';
import { useText } from '../../translation';
import { DetailsNotices } from '../Notices';
import { StatusSummary } from '../StatusSummary';

/** The path of the tabs below an entity's page. @internal */
export const CONTENT_PATH = '/infrastructure';

/** What every card says: how it is, what limits that, and where there is more. @internal */
export function EntityCard(props: {
  details: DetailsBase & SummaryBase;
  children: ReactNode;
}) {
  const { details } = props;
  const t = useText();
  const entityLink = useEntityRefLink();
  return (
    <Flex direction="column" gap="3">
      <DetailsNotices details={{ ...details, findings: [] }} />
      <StatusSummary status={details.status} />
      {props.children}
      <Link href={`${entityLink(details.entityRef)}${CONTENT_PATH}`}>
        {t('details.open')}
      </Link>
    </Flex>
  );
}
