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
import { ConflictError } from '@backstage/errors';
import { groupOf, ChangeOrigin } from 'backstage-plugin-groundplan-common';
import { parseManifests } from '../plan/parseManifests';
import { isBelow } from '../layout/paths';
import { ManifestObject, RepositoryFiles } from '../Rendered';
import { readOrigin } from '../origin/originAnnotation';

/** Files that are read to find one object. */
const MAX_FILES = 500;

/** What object is looked for. @internal */
export interface ObjectName {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** Where an object is written. @internal */
export interface ObjectLocation {
  path: string;
  /** Of the YAML documents of the file, from 0. */
  index: number;
  object: ManifestObject;
  /** What it was made from, as the file says. */
  origin?: ChangeOrigin;
}

/**
 * Finds the file of an object: first where its origin says, then in all files
 * under a folder, those whose path holds its name first.
 *
 * @throws ConflictError where the folder has too many files to be read.
 * @internal
 */
export async function locateObject(
  wanted: ObjectName,
  options: { files: RepositoryFiles; folder: string; hints?: string[] },
): Promise<ObjectLocation | undefined> {
  const { files, folder, hints = [] } = options;
  for (const path of hints) {
    const found = await findIn(path, wanted, files);
    if (found) {
      return found;
    }
  }
  const candidates = files
    .paths()
    .filter(path => isBelow(path, folder) && /\.ya?ml$/.test(path));
  const likely = candidates.filter(path => path.includes(wanted.name));
  const others = candidates.filter(path => !path.includes(wanted.name));
  for (const paths of [likely, others]) {
    if (paths.length > MAX_FILES) {
      throw new ConflictError(
        `${wanted.kind} ${
          wanted.name
        } is in none of the files named after it, and ${
          folder || 'the repository'
        } has ${paths.length} more; up to ${MAX_FILES} are read`,
      );
    }
    const found = await Promise.all(
      paths.map(path => findIn(path, wanted, files)),
    );
    const first = found.find(Boolean);
    if (first) {
      return first;
    }
  }
  return undefined;
}

async function findIn(
  path: string,
  wanted: ObjectName,
  files: RepositoryFiles,
): Promise<ObjectLocation | undefined> {
  const text = await files.read(path);
  if (!text?.includes(wanted.name)) {
    return undefined;
  }
  let manifests;
  try {
    manifests = parseManifests(text, path);
  } catch {
    return undefined; // a chart's template, or somebody's broken file: not where it is
  }
  const found = manifests.find(({ object }) => isWanted(object, wanted));
  if (found?.isItem) {
    throw new ConflictError(
      `${wanted.kind} ${wanted.name} is an item of a list in ${path}; change it there`,
    );
  }
  return (
    found && {
      path,
      index: found.index,
      object: found.object,
      origin: readOrigin(found.object),
    }
  );
}

function isWanted(object: ManifestObject, wanted: ObjectName): boolean {
  const { apiVersion, kind, metadata } = object;
  const group = groupOf(apiVersion);
  return (
    group === wanted.group &&
    kind === wanted.kind &&
    metadata.name === wanted.name &&
    // Where the file says none, its Kustomization may
    (metadata.namespace ?? wanted.namespace) === wanted.namespace
  );
}
