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

import { Flex, Radio, RadioGroup, Text } from '@backstage/ui';
import { TargetRepository } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import styles from './RepositoryChoice.module.css';

/** The repositories of a host, with what is known of each. @internal */
export function RepositoryChoice(props: {
  repositories: TargetRepository[];
  value?: string;
  isDisabled?: boolean;
  onChange: (url: string) => void;
}) {
  const t = useText();
  const facts = (it: TargetRepository) =>
    t('target.repositoryHelp', {
      branch: it.branch
        ? t('target.branchOf', { branch: it.branch })
        : t('target.ownBranch'),
      folder: it.path
        ? t('target.folderOf', { folder: it.path })
        : t('target.root'),
      layout: t(`target.layout.${it.layout}`),
    });
  return (
    <RadioGroup
      label={t('target.repository')}
      isRequired
      isDisabled={props.isDisabled}
      value={props.value ?? null}
      onChange={props.onChange}
    >
      {props.repositories.map(it => (
        <Radio key={it.url} value={it.url} className={styles.radio}>
          <Flex direction="column" gap="0.5">
            <Text as="span" weight="bold">
              {it.title}
            </Text>
            <Text as="span" variant="body-small" color="secondary">
              {facts(it)}
            </Text>
          </Flex>
        </Radio>
      ))}
    </RadioGroup>
  );
}
