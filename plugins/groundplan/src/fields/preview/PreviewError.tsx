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

const BY_STATUS: Record<number, 'invalid' | 'forbidden' | 'notFound'> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'notFound',
};

/** Why there is no preview, and whether one can go on without. @internal */
export function PreviewError(props: { error: Error; onRetry: () => void }) {
  const { error } = props;
  const t = useText();
  const isAnswer = error instanceof ResponseError;
  const kind = isAnswer
    ? BY_STATUS[error.statusCode] ?? 'failed'
    : 'unreachable';
  const said = (isAnswer && error.body?.error?.message) || error.message;
  return (
    <Alert
      role="alert"
      status={kind === 'invalid' ? 'danger' : 'warning'}
      icon
      title={t(`preview.${kind}Title`)}
      description={t(`preview.${kind}`, { message: sentence(said) })}
      customActions={
        <Button variant="tertiary" onPress={props.onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
}

/** More sentences follow. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
