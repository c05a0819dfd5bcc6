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

import { Alert } from '@backstage/ui';
import { ChangeDomain } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';

/** Why there is nothing to choose from, and what to do. @internal */
export function NoTarget(props: {
  domain: ChangeDomain;
  host?: string;
  /** What there is none of. */
  reason: 'host' | 'namespace' | 'repository';
}) {
  const { domain, host = '', reason } = props;
  const t = useText();
  let description: string = t('target.nothing', { domain });
  if (reason === 'repository') {
    description = t('target.noRepository', { host });
  } else if (reason === 'namespace') {
    description = t('target.noNamespace', { domain, host });
  } else if (host) {
    description = t('target.nothingOnHost', { domain, host });
  }
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t(
        reason === 'repository'
          ? 'target.noRepositoryTitle'
          : 'target.nothingTitle',
      )}
      description={description}
    />
  );
}
