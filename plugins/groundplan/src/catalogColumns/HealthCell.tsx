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

import { Skeleton, Text } from '@backstage/ui';
import { HealthChip } from '../components/HealthChip';
import { words } from '../text/words';
import { useText } from '../translation';
import { useEntityStatus } from './useEntityStatus';

/** The live health of an entity's object. @internal */
export function HealthCell(props: { entityRef: string }) {
  const t = useText();
  const state = useEntityStatus(props.entityRef);
  switch (state.type) {
    case 'loading':
      return <Skeleton width={80} height={20} />;
    case 'none':
      return <Text color="secondary">{t('columns.noStatus')}</Text>;
    case 'failed':
      return (
        <span title={state.error.message}>
          <HealthChip health="Unknown" />
        </span>
      );
    default: {
      const { status } = state.value;
      const text = [words(status.state), status.reason, status.message]
        .filter(Boolean)
        .join('\n');
      return (
        <span title={text}>
          <HealthChip health={status.health} />
        </span>
      );
    }
  }
}
