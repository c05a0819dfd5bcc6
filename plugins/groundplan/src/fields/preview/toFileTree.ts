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

import { PreviewFile } from 'backstage-plugin-groundplan-common';

/** A folder or a file of a tree. @internal */
export interface FileNode {
  /** Of folders that hold nothing but one folder, joined: `clusters/hub`. */
  name: string;
  path: string;
  children: FileNode[];
  /** Absent for folders. */
  file?: PreviewFile;
}

interface Folder {
  folders: Map<string, Folder>;
  files: PreviewFile[];
}

/** Files in their folders, folders first, each in the order of the alphabet. @internal */
export function toFileTree(files: readonly PreviewFile[]): FileNode[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const file of files) {
    let folder = root;
    for (const name of file.path.split('/').slice(0, -1)) {
      const inner = folder.folders.get(name) ?? {
        folders: new Map(),
        files: [],
      };
      folder.folders.set(name, inner);
      folder = inner;
    }
    folder.files.push(file);
  }
  return nodesOf(root, '');
}

function nodesOf(folder: Folder, prefix: string): FileNode[] {
  const byName = (a: FileNode, b: FileNode) => a.name.localeCompare(b.name);
  const folders = [...folder.folders]
    .map(([name, inner]) => folderNode(name, inner, prefix))
    .sort(byName);
  const files = folder.files
    .map(file => ({
      name: file.path.slice(prefix.length),
      path: file.path,
      children: [],
      file,
    }))
    .sort(byName);
  return [...folders, ...files];
}

function folderNode(name: string, folder: Folder, prefix: string): FileNode {
  const path = `${prefix}${name}`;
  const children = nodesOf(folder, `${path}/`);
  const [only] = children;
  return children.length === 1 && !only.file
    ? { ...only, name: `${name}/${only.name}` }
    : { name, path, children };
}
