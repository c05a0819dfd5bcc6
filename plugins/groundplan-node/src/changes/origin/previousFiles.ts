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
import { ChangedFile, ChangeOrigin } from 'backstage-plugin-groundplan-common';
import { folderOf, isBelow } from '../layout/paths';
import { objectsOf } from '../plan/describeObjects';
import { RepositoryFiles } from '../Rendered';
import { isChart, readChart } from './chartOrigin';
import { readOrigin } from './originAnnotation';

/**
 * The files that an earlier making of the same thing wrote and this one does not,
 * as the files of the repository themselves say.
 *
 * @internal
 */
export async function previousFiles(options: {
  origin: ChangeOrigin;
  files: RepositoryFiles;
  made: readonly ChangedFile[];
}): Promise<string[]> {
  const { origin, files, made } = options;
  const earlier = new Set<string>();
  const contents = new Map(made.map(({ path, content }) => [path, content]));
  const paths = candidates(origin, files);
  const texts = await Promise.all(
    paths.map(path => files.read(path, contents.get(path) ?? undefined)),
  );
  for (const [i, path] of paths.entries()) {
    for (const found of originsIn(texts[i], path)) {
      if (found?.what === origin.what) {
        found.files.forEach(file => earlier.add(file));
      }
    }
  }
  const there = new Set(files.paths());
  return [...earlier].filter(path => !contents.has(path) && there.has(path));
}

/** A chart's folder is one thing: it may have had other templates before, or none. */
function candidates(origin: ChangeOrigin, files: RepositoryFiles): string[] {
  const folders = origin.files.filter(isChart).map(folderOf);
  const beside = files
    .paths()
    .filter(
      path =>
        /\.ya?ml$/.test(path) && folders.some(folder => isBelow(path, folder)),
    );
  return [...new Set([...origin.files, ...beside])];
}

function originsIn(
  text: string | undefined,
  path: string,
): (ChangeOrigin | undefined)[] {
  return isChart(path)
    ? [readChart(text).origin]
    : objectsOf({ path, before: text ?? null, after: null }, 'before').map(
        readOrigin,
      );
}
