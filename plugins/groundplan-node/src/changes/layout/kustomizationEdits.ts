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
import { ChangedFile } from 'backstage-plugin-groundplan-common';
import { LayoutOptions } from '../Rendered';
import { editKustomization } from './editKustomization';
import { folderOf, isBelow } from './paths';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The kustomization.yaml files that have to be changed for manifests to be
 * applied, or to be applied no more.
 *
 * @internal
 */
export async function kustomizationEdits(
  { files, path: root }: Pick<LayoutOptions, 'files' | 'path'>,
  paths: { add?: readonly string[]; remove?: readonly string[] },
): Promise<ChangedFile[]> {
  const existing = new Set(files.paths());
  const edits = new Map<string, { add: string[]; remove: string[] }>();
  const note = (path: string, what: 'add' | 'remove') => {
    const kustomization = nearest(path, root, existing);
    if (kustomization) {
      const edit = edits.get(kustomization) ?? { add: [], remove: [] };
      const folder = folderOf(kustomization);
      edit[what].push(folder === '' ? path : path.slice(folder.length + 1));
      edits.set(kustomization, edit);
    }
  };
  paths.add?.forEach(path => note(path, 'add'));
  paths.remove?.forEach(path => note(path, 'remove'));
  return await Promise.all(
    [...edits].map(async ([path, edit]) => ({
      path,
      content: editKustomization((await files.read(path)) ?? '', edit, path),
    })),
  );
}

function nearest(
  path: string,
  root: string,
  existing: ReadonlySet<string>,
): string | undefined {
  let folder = folderOf(path);
  while (folder === root || isBelow(folder, root)) {
    const at = folder;
    const found = NAMES.map(name => (at === '' ? name : `${at}/${name}`)).find(
      name => existing.has(name),
    );
    if (found) {
      return found;
    }
    if (folder === '' || folder === root) {
      return undefined;
    }
    folder = folderOf(folder);
  }
  return undefined;
}
