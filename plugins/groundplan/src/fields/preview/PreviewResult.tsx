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

import { Alert, Button, Flex } from '@backstage/ui';
import { RiDownloadLine, RiRefreshLine } from '@remixicon/react';
import { PreviewResponse } from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { FindingNotice } from '../../components/Notices';
import { Facts, Section } from '../../components/Section';
import { useText } from '../../translation';
import { CheckedNotice } from './CheckedNotice';
import { downloadArchive } from './downloadArchive';
import { FilesView } from './FilesView';
import { FindingsList } from './FindingsList';
import { ObjectsTable } from './ObjectsTable';
import { UncheckedList } from './UncheckedList';

/** What a change makes, all files with what differs, and what was found. @internal */
export function PreviewResult(props: {
  preview: PreviewResponse;
  onRefresh: () => void;
}) {
  const { preview } = props;
  const t = useText();
  const [path, setPath] = useState(preview.files[0]?.path);
  const refresh = (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiRefreshLine aria-hidden />}
      onPress={props.onRefresh}
    >
      {t('preview.refresh')}
    </Button>
  );
  const notices = preview.findings.map((finding, index) => (
    <FindingNotice key={`${finding.id}-${index}`} finding={finding} />
  ));
  if (preview.files.length === 0) {
    return (
      <Flex direction="column" gap="3">
        {notices}
        <Alert
          role="status"
          status="info"
          icon
          title={t('preview.nothing')}
          customActions={refresh}
        />
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="4">
      <Section title={t('preview.what')}>
        <Flex direction="column" gap="3">
          {notices}
          <Facts
            items={[
              [t('pullRequests.pullRequest'), preview.title],
              [t('preview.repository'), preview.repository],
              [t('preview.base'), preview.base],
            ]}
          />
          <CheckedNotice preview={preview} />
          <FindingsList files={preview.files} onChoose={setPath} />
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiDownloadLine aria-hidden />}
              onPress={() => downloadArchive(preview)}
            >
              {t('preview.download')}
            </Button>
            {refresh}
          </Flex>
        </Flex>
      </Section>
      <Section title={t('preview.objects')}>
        <ObjectsTable objects={preview.objects} />
      </Section>
      <Section title={t('preview.files')}>
        <FilesView files={preview.files} path={path} onChoose={setPath} />
      </Section>
      <UncheckedList unchecked={preview.unchecked} />
    </Flex>
  );
}
