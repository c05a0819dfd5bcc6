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

import { Alert, Flex, Skeleton, Text } from '@backstage/ui';
import { PreviewRequest } from 'backstage-plugin-groundplan-common';
import { usePreview } from '../../query';
import { useText } from '../../translation';
import { useUserToken } from '../user-credentials';
import { PreviewError } from './PreviewError';
import { PreviewResult } from './PreviewResult';
import { previewSchema } from './previewSchema';
import { usePreviewRequest } from './usePreviewRequest';

/**
 * What the form would change, before it is sent. It never keeps anybody from
 * sending it: the same is checked again then.
 *
 * @internal
 */
export function PreviewField(props: typeof previewSchema.TProps) {
  const t = useText();
  const request = usePreviewRequest(props);
  const token = useUserToken(props.uiSchema['ui:options']?.secretsKey);
  if (!request) {
    return <Alert status="info" icon title={t('preview.noTemplate')} />;
  }
  return <PreviewOf request={request} token={token} />;
}

function PreviewOf(props: { request: PreviewRequest; token?: string }) {
  const t = useText();
  const query = usePreview(props.request, props.token);
  if (query.isFetching) {
    return (
      <Flex
        direction="column"
        gap="3"
        role="progressbar"
        aria-label={t('preview.loading')}
      >
        <Text as="p">{t('preview.loading')}</Text>
        <Skeleton height={96} />
        <Skeleton height={240} />
      </Flex>
    );
  }
  const again = () => {
    query.refetch();
  };
  if (query.data) {
    return <PreviewResult preview={query.data} onRefresh={again} />;
  }
  return query.error && <PreviewError error={query.error} onRetry={again} />;
}
