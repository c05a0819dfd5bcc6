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
import { isBelow } from '../layout/paths';
import { AppliedFolder, FileReach, ReachContext } from './FileReach';

/** Where Weave GitOps has what new clusters apply to themselves. */
const CLUSTER_FOLDER = /^clusters\/([^/]+)\/([^/]+)\/./;

/** The folders that a file is applied from: the most specific, of whatever host. @internal */
export function appliedFolders(
  path: string,
  folders: readonly AppliedFolder[],
): AppliedFolder[] {
  const above = folders.filter(folder => isBelow(path, folder.path));
  const longest = Math.max(...above.map(folder => folder.path.length));
  return above.filter(folder => folder.path.length === longest);
}

/** A file outside the host's folder is another host's, a cluster's, or everybody's. @internal */
export function folderReach(
  path: string,
  { host, folders }: ReachContext,
): FileReach[] {
  const applied = appliedFolders(path, folders);
  if (applied.some(folder => folder.host === host)) {
    return [];
  }
  if (applied.length > 0) {
    return applied.map(folder => ({
      path,
      host: folder.host,
      why: `it is in ${folder.path || 'the repository'}, which is applied to ${
        folder.host
      }`,
    }));
  }
  const [, namespace, name] = CLUSTER_FOLDER.exec(path) ?? [];
  return namespace
    ? [
        {
          path,
          host,
          namespace,
          thing: { segment: 'cluster', name },
          why: `it is for the cluster ${namespace}/${name}`,
        },
      ]
    : [{ path, host, why: `it is outside what is applied to ${host}` }];
}
