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

import { ResponseError } from '@backstage/errors';
import { Alert, Button } from '@backstage/ui';
import { useText } from '../../translation';

/** Why there is nothing to edit, such as that no file holds it. @internal */
export function SpecError(props: { error: Error; onRetry: () => void }) {
  const { error } = props;
  const t = useText();
  const said = error instanceof ResponseError && error.body?.error?.message;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('spec.unreadable')}
      description={said || error.message}
      customActions={
        <Button variant="tertiary" onPress={props.onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}
