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
import { FileBeforeAndAfter, objectsOf } from '../plan/describeObjects';
import { chartFolder, chartReach } from './chartReach';
import { FileReach, ReachContext } from './FileReach';
import { FolderNamespaces } from './FolderNamespaces';
import { folderReach } from './folderReach';
import { imposedNamespaces } from './imposedNamespaces';
import { isKustomization, kustomizationReach } from './kustomizationReach';

/**
 * What the files of a change reach beside the objects that they show. Whatever
 * does not explain itself takes the permission for the whole host.
 *
 * @internal
 */
export async function findReach(context: ReachContext): Promise<FileReach[]> {
  const reach: FileReach[] = [];
  const there = new Set([
    ...context.base.paths(),
    ...context.files.map(file => file.path),
  ]);
  const namespaces = FolderNamespaces.create(context, there);
  for (const file of context.files) {
    reach.push(...folderReach(file.path, context));
    const chart = chartFolder(file.path, there);
    if (isKustomization(file.path)) {
      reach.push(...kustomizationReach(file, context));
    } else if (isOpaque(file)) {
      const { path } = file;
      const why = 'what it makes is known to Helm only';
      reach.push({ path, host: context.host, why });
    }
    if (chart !== undefined) {
      reach.push(...(await chartReach(file, chart, context)));
    } else if (!isKustomization(file.path)) {
      reach.push(...textReach(file, context));
      reach.push(...(await namespaceReach(file, namespaces, context)));
    }
  }
  return reach;
}

/** Text that others wrote, and that may be part of anything. */
function textReach(
  file: FileBeforeAndAfter,
  { host }: ReachContext,
): FileReach[] {
  const { path, before } = file;
  return before === null || objectsOf(file, 'before').length > 0
    ? []
    : [{ path, host, why: 'it is there already, and holds no object' }];
}

/** What the folders around a file do to the namespaces of its objects. */
async function namespaceReach(
  file: FileBeforeAndAfter,
  namespaces: FolderNamespaces,
  context: ReachContext,
): Promise<FileReach[]> {
  const { path } = file;
  const { host, namespace, folders, isNamespaced } = context;
  const imposed = await imposedNamespaces(path, folders, namespaces);
  const reach: FileReach[] = [...imposed]
    .filter(found => found !== namespace)
    .map(found => ({
      path,
      host,
      namespace: found,
      why: `its folder is put into the namespace ${found}`,
    }));
  const objects = [...objectsOf(file, 'before'), ...objectsOf(file, 'after')];
  for (const { apiVersion, kind, metadata } of objects) {
    const isOpen =
      imposed.size === 0 &&
      metadata.namespace === undefined &&
      (await isNamespaced(apiVersion, kind)) !== false;
    if (isOpen) {
      const why = `nothing says the namespace of ${kind} ${metadata.name}`;
      reach.push({ path, host, why });
    }
  }
  return reach;
}

/** Whether Helm has yet to say what the file makes. */
function isOpaque({ path, after }: FileBeforeAndAfter): boolean {
  return /(^|\/)templates\//.test(path) && Boolean(after?.includes('{{'));
}
