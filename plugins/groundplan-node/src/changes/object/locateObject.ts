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
import { isBelow } from '../layout/paths';
import { readOrigin } from '../origin/originAnnotation';
import { parseManifests } from '../plan/parseManifests';
import { AppliedFolder } from '../reach/FileReach';
import { FolderNamespaces } from '../reach/FolderNamespaces';
import { imposedNamespaces } from '../reach/imposedNamespaces';
import { ManifestObject, RepositoryFiles } from '../Rendered';

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

/** Where objects are looked for. @internal */
export interface Places {
  files: RepositoryFiles;
  folder: string;
  /** Files that are said to hold them. */
  hints?: string[];
  /** What the repository is applied from, which may say their namespace. */
  folders?: readonly AppliedFolder[];
}

/**
 * Finds the file of an object: first where its origin says, then in all files
 * under a folder, those whose path holds its name first.
 *
 * @throws ConflictError where the folder has too many files to be read, or several
 * that may be it, as nothing says their namespace.
 * @internal
 */
export async function locateObject(
  wanted: ObjectName,
  { files, folder, hints = [], folders = [] }: Places,
): Promise<ObjectLocation | undefined> {
  const namespaces = FolderNamespaces.create(
    { base: files, files: [] },
    new Set(files.paths()),
  );
  const find = (path: string) =>
    findIn(path, wanted, files, () =>
      imposedNamespaces(path, folders, namespaces),
    );
  for (const path of hints) {
    const found = await find(path);
    if (found) {
      return found.location;
    }
  }
  const candidates = files
    .paths()
    .filter(path => isBelow(path, folder) && /\.ya?ml$/.test(path));
  const likely = candidates.filter(path => path.includes(wanted.name));
  const others = candidates.filter(path => !path.includes(wanted.name));
  const possible: ObjectLocation[] = [];
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
    const found = (await Promise.all(paths.map(find))).filter(
      one => one !== undefined,
    );
    const certain = found.find(one => one.isCertain);
    if (certain) {
      return certain.location;
    }
    possible.push(...found.map(({ location }) => location));
  }
  if (possible.length > 1) {
    throw new ConflictError(
      `Which of ${possible.map(({ path }) => path).join(', ')} holds ${
        wanted.kind
      } ${wanted.namespace ?? ''}/${
        wanted.name
      } is not certain: none of them says its namespace`,
    );
  }
  return possible[0];
}

async function findIn(
  path: string,
  wanted: ObjectName,
  files: RepositoryFiles,
  imposed: () => Promise<ReadonlySet<string>>,
): Promise<{ location: ObjectLocation; isCertain: boolean } | undefined> {
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
  const named = manifests.filter(({ object }) => isNamed(object, wanted));
  const exact = named.find(
    ({ object }) => object.metadata.namespace === wanted.namespace,
  );
  const found =
    exact ??
    named.find(({ object }) => object.metadata.namespace === undefined);
  if (!found) {
    return undefined;
  }
  // Where the file says no namespace, what applies it may
  const around = exact ? undefined : await imposed();
  if (around?.size && !around.has(wanted.namespace ?? '')) {
    return undefined;
  }
  if (found.isItem) {
    throw new ConflictError(
      `${wanted.kind} ${wanted.name} is an item of a list in ${path}; change it there`,
    );
  }
  const { index, object } = found;
  return {
    location: { path, index, object, origin: readOrigin(object) },
    isCertain: around?.size !== 0,
  };
}

function isNamed(
  { apiVersion, kind, metadata }: ManifestObject,
  wanted: ObjectName,
): boolean {
  return (
    groupOf(apiVersion) === wanted.group &&
    kind === wanted.kind &&
    metadata.name === wanted.name
  );
}
