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

import { Flex } from '@backstage/ui';
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { CopyButton } from '../Section/CopyButton';
import { Facts } from '../Section';

const HOLDERS = {
  running: 'terraform.lockRunning',
  gone: 'terraform.lockGone',
  unknown: 'terraform.lockUnknown',
} as const;

/** Whose lock it is, and how old. @internal */
export function LockFacts(props: {
  lock: NonNullable<TerraformDetails['lock']>;
  copy?: boolean;
}) {
  const { lock, copy } = props;
  const t = useText();
  return (
    <Facts
      items={[
        [
          t('terraform.lockId'),
          copy && lock.id ? (
            <Flex gap="1" align="center">
              <code>{lock.id}</code>
              <CopyButton text={lock.id} label={t('terraform.lockId')} />
            </Flex>
          ) : (
            <code>{lock.id}</code>
          ),
        ],
        [t('terraform.lockWho'), lock.who],
        [t('terraform.lockHolder'), t(HOLDERS[lock.holder])],
        [t('terraform.lockOperation'), lock.operation],
        [
          t('terraform.lockSince'),
          lock.createdAt && <RelativeTime time={lock.createdAt} />,
        ],
      ]}
    />
  );
}
