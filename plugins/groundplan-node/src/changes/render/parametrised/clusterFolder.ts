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

import { InputError } from '@backstage/errors';

/** Where Weave GitOps has the folders of clusters, from the repository's root. */
const CLUSTERS = 'clusters';

/** What all clusters have in common. @internal */
export const COMMON_BASES = `${CLUSTERS}/bases`;

/**
 * A file that a new cluster's own Flux applies, not the host's. Fails where the
 * host would apply it to itself as well.
 *
 * @internal
 */
export function clusterFile(
  cluster: { namespace: string; name: string },
  file: string,
  hostFolder: string,
): string {
  const path = `${CLUSTERS}/${cluster.namespace}/${cluster.name}/${file}`;
  checkOutside(path, hostFolder);
  return path;
}

/** Fails for a file within the folder that is applied to the host. @internal */
export function checkOutside(path: string, hostFolder: string): void {
  if (hostFolder === '' || path.startsWith(`${hostFolder}/`)) {
    throw new InputError(
      `${path} is for the new cluster, and the host would apply it to itself: its folder is ${
        hostFolder || 'the whole repository'
      }`,
    );
  }
}
