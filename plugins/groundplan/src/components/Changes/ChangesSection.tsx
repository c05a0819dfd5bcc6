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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { useEntityChanges, usePullRequests } from '../../query';
import { useText } from '../../translation';
import { MadeBy, PullRequests } from '../PullRequests';
import { QueryState } from '../QueryState';
import { Facts, Section } from '../Section';
import { ChangeButtons } from './ChangeButtons';

/** What can be changed of an object by pull request, and what is being changed. @internal */
export function ChangesSection(props: {
  /** The canonical entity of the object, by which rights are judged. */
  entityRef: string;
}) {
  const { entityRef } = props;
  const t = useText();
  const changes = useEntityChanges(entityRef);
  const pullRequests = usePullRequests(entityRef);
  return (
    <Section title={t('changes.title')}>
      <Flex direction="column" gap="4">
        <Text as="p" variant="body-small" color="secondary">
          {t('changes.help')}
        </Text>
        <QueryState query={changes} small>
          {data => <ChangeButtons entityRef={entityRef} changes={data} />}
        </QueryState>
        <QueryState query={pullRequests} small>
          {data => <PullRequests response={data} />}
        </QueryState>
        <Facts
          items={[
            [
              t('pullRequests.madeBy'),
              pullRequests.data?.madeBy && (
                <MadeBy pullRequest={pullRequests.data.madeBy} />
              ),
            ],
            [
              t('changes.template'),
              changes.data?.templateRef && (
                <EntityRefLink entityRef={changes.data.templateRef} />
              ),
            ],
            [t('preview.repository'), changes.data?.repository],
            [
              t('changes.files'),
              changes.data?.files && changes.data.files.length > 0 && (
                <>
                  {changes.data.files.map(path => (
                    <div key={path}>
                      <code>{path}</code>
                    </div>
                  ))}
                </>
              ),
            ],
          ]}
        />
      </Flex>
    </Section>
  );
}
