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
import { messageOf } from './messageOf';

function statusOf(error: Error): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}

/** Whether an answer says that what was known may no longer be shown. @internal */
export function isDenial(error: Error | null): boolean {
  const status = error ? statusOf(error) : undefined;
  return status === 401 || status === 403 || status === 404;
}

/** What went wrong with a request, and what that means. @internal */
export function ErrorNotice(props: { error: Error; onRetry?: () => void }) {
  const { error } = props;
  const t = useText();
  const status = statusOf(error);
  const message = messageOf(error);

  let title: string = t('error.otherTitle');
  let description: string = message;
  let tone: 'danger' | 'warning' | 'info' = 'danger';
  if (status === 404) {
    title = t('error.notFoundTitle');
    description = t('error.notFound');
    tone = 'warning';
  } else if (status === 401 || status === 403) {
    title = t('error.forbiddenTitle');
    description = t('error.forbidden', { message });
    tone = 'warning';
  } else if (status === 503) {
    title = t('error.unavailableTitle');
    description = t('error.unavailable', { message });
    tone = 'warning';
  }
  return (
    <Alert
      role="alert"
      status={tone}
      icon
      title={title}
      description={description}
      customActions={
        props.onRetry && (
          <Button variant="tertiary" onPress={props.onRetry}>
            {t('error.retry')}
          </Button>
        )
      }
    />
  );
}
