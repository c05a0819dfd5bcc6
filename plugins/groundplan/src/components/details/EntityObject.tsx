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

import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Flex } from '@backstage/ui';
import { DetailsByDomain, DomainId } from 'backstage-plugin-groundplan-common';
import { ReactNode } from 'react';
import { ObjectId } from '../../api';
import { objectOfEntity } from '../../entity';
import { useObjectDetails } from '../../query';
import { useText } from '../../translation';
import { QueryState } from '../QueryState';

/** Reads the object that the page's entity names. @internal */
export function EntityObject<D extends DomainId>(props: {
  domain: D;
  children: (details: DetailsByDomain[D]) => ReactNode;
}) {
  const t = useText();
  const { entity } = useEntity();
  const object = objectOfEntity(entity);
  if (!object) {
    return (
      <Alert status="warning" icon title={t('details.missingAnnotations')} />
    );
  }
  return <ObjectOf {...props} object={object} />;
}

function ObjectOf<D extends DomainId>(props: {
  domain: D;
  object: ObjectId;
  children: (details: DetailsByDomain[D]) => ReactNode;
}) {
  const query = useObjectDetails(props.domain, props.object);
  return (
    <Flex direction="column" gap="4">
      <QueryState query={query}>{props.children}</QueryState>
    </Flex>
  );
}
