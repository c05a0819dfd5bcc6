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
import { parseManifests } from '../plan/parseManifests';
import { RepositoryFiles } from '../Rendered';
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
  const texts = await Promise.all(
    origin.files.map(path => files.read(path, contents.get(path) ?? undefined)),
  );
  for (const [i, path] of origin.files.entries()) {
    const text = texts[i];
    for (const { object } of text ? parseManifests(text, path) : []) {
      const found = readOrigin(object);
      if (found?.what === origin.what) {
        found.files.forEach(file => earlier.add(file));
      }
    }
  }
  const there = new Set(files.paths());
  return [...earlier].filter(path => !contents.has(path) && there.has(path));
}
