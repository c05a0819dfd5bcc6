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
import { PreviewResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';

/** Who checked the files, and whether a pull request can be opened. @internal */
export function CheckedNotice(props: { preview: PreviewResponse }) {
  const { files, checkedBy, findings, unchecked } = props.preview;
  const t = useText();
  const errors = [...findings, ...files.flatMap(it => it.findings)].filter(
    it => it.severity === 'error',
  ).length;
  if (errors > 0) {
    return (
      <Alert
        role="status"
        status="danger"
        icon
        title={t('preview.errors', { count: errors })}
        description={t('preview.willFail')}
      />
    );
  }
  if (checkedBy === 'none' && unchecked.length === 0) {
    return null; // there was nothing to check, as where files are deleted
  }
  const status = { server: 'success', none: 'warning' } as const;
  return (
    <Alert
      role="status"
      status={
        checkedBy in status ? status[checkedBy as keyof typeof status] : 'info'
      }
      icon
      title={t(`preview.checkedBy.${checkedBy}`)}
    />
  );
}
