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

import {
  RiAddLine,
  RiDeleteBinLine,
  RiEditLine,
  RiFolderLine,
} from '@remixicon/react';
import { PreviewFile } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { FileNode } from './toFileTree';
import styles from './FileTree.module.css';
import { SeverityIcon } from './SeverityIcon';

const ICONS = {
  created: RiAddLine,
  changed: RiEditLine,
  deleted: RiDeleteBinLine,
};

/** Files in their folders; one is chosen. @internal */
export function FileTree(props: {
  nodes: FileNode[];
  path?: string;
  onChoose: (path: string) => void;
}) {
  return (
    <ul className={styles.level}>
      {props.nodes.map(node => (
        <li key={node.path}>
          {node.file ? (
            <FileButton
              file={node.file}
              name={node.name}
              isChosen={node.path === props.path}
              onChoose={props.onChoose}
            />
          ) : (
            <>
              <span className={styles.folder}>
                <RiFolderLine size={16} aria-hidden />
                {node.name}
              </span>
              <FileTree {...props} nodes={node.children} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function FileButton(props: {
  file: PreviewFile;
  name: string;
  isChosen: boolean;
  onChoose: (path: string) => void;
}) {
  const { path, change, findings } = props.file;
  const t = useText();
  const Icon = ICONS[change];
  const worst = (['error', 'warning', 'info'] as const).find(severity =>
    findings.some(it => it.severity === severity),
  );
  const label = [
    props.name,
    t(`preview.change.${change}`),
    worst && t(`preview.severity.${worst}`),
    worst && t('preview.inFile', { number: String(findings.length) }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <button
      type="button"
      className={styles.file}
      data-change={change}
      aria-current={props.isChosen || undefined}
      aria-label={label}
      onClick={() => props.onChoose(path)}
    >
      <Icon size={16} aria-hidden className={styles.icon} />
      <span className={styles.name}>{props.name}</span>
      {worst && <SeverityIcon severity={worst} />}
    </button>
  );
}
