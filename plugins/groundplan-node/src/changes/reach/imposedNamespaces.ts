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

import { folderOf } from '../layout/paths';
import { AppliedFolder } from './FileReach';
import { FolderNamespaces } from './FolderNamespaces';
import { appliedFolders } from './folderReach';

/**
 * The namespaces that a file's objects are put into by whatever applies its folder,
 * and by the kustomization.yaml files around it.
 *
 * @internal
 */
export async function imposedNamespaces(
  path: string,
  folders: readonly AppliedFolder[],
  namespaces: FolderNamespaces,
): Promise<Set<string>> {
  return new Set([
    ...appliedFolders(path, folders).flatMap(
      folder => folder.targetNamespace ?? [],
    ),
    ...(await namespaces.around(folderOf(path))),
  ]);
}
