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

import { Flex, Text } from '@backstage/ui';
import { PreviewFile } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { ChangeChip } from './ChangeChip';
import { FileDiff } from './FileDiff';
import styles from './FilesView.module.css';

import { FileTree } from './FileTree';
import { toFileTree } from './toFileTree';

/** All files in their folders, and what differs in the chosen one. @internal */
export function FilesView(props: {
  files: PreviewFile[];
  path?: string;
  onChoose: (path: string) => void;
}) {
  const { files, onChoose } = props;
  const t = useText();
  const nodes = useMemo(() => toFileTree(files), [files]);
  const chosen = files.find(it => it.path === props.path) ?? files[0];
  return (
    <div className={styles.room}>
      <div className={styles.view}>
        <nav aria-label={t('preview.files')} className={styles.tree}>
          <FileTree nodes={nodes} path={chosen.path} onChoose={onChoose} />
        </nav>
        <Flex direction="column" gap="2" className={styles.diff}>
          <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
            <Text as="h3" variant="body-medium" weight="bold">
              {chosen.path}
            </Text>
            <ChangeChip change={chosen.change} />
          </Flex>
          <FileDiff key={chosen.path} file={chosen} />
        </Flex>
      </div>
    </div>
  );
}
