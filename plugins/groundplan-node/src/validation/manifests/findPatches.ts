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

import { posix } from 'node:path';
import { getList, getString } from 'backstage-plugin-groundplan-common';
import type { ManifestFile } from './readManifests';
import { parseDocuments } from './parseDocuments';

const KUSTOMIZATION = /(^|\/)kustomization\.ya?ml$/;

/**
 * The files that a kustomization among the files takes for patches, which are
 * parts of objects: by path, with the kustomization's path.
 *
 * @internal
 */
export function findPatches(
  files: readonly ManifestFile[],
): ReadonlyMap<string, string> {
  const patches = new Map<string, string>();
  for (const { path, content } of files) {
    if (content !== null && KUSTOMIZATION.test(path)) {
      for (const { value } of parseDocuments(content).documents) {
        for (const patch of pathsOf(value)) {
          patches.set(posix.join(posix.dirname(path), patch), path);
        }
      }
    }
  }
  return patches;
}

function pathsOf(kustomization: unknown): string[] {
  return [
    ...getList(kustomization, 'patches').map(patch => getString(patch, 'path')),
    ...getList(kustomization, 'patchesJson6902').map(patch =>
      getString(patch, 'path'),
    ),
    ...getList(kustomization, 'patchesStrategicMerge'),
  ].filter(path => typeof path === 'string');
}
