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
import { getRecord, groupOf } from 'backstage-plugin-groundplan-common';
import { FileBeforeAndAfter, objectsOf } from './describeObjects';

/** What governs a repository, or is run by what hosts it. */
const GOVERNING =
  /^(\.(?!helmignore$).*|codeowners|jenkinsfile|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml)$/i;

/**
 * Refuses files that no change may hold, whoever makes it: those that govern the
 * repository itself, and secrets that anybody could read there.
 *
 * @internal
 */
export function refuseFiles(files: readonly FileBeforeAndAfter[]): void {
  for (const file of files) {
    const { path } = file;
    const governing = path.split('/').find(part => GOVERNING.test(part));
    if (governing) {
      throw new InputError(
        `${path} cannot be written from here: ${governing} governs the repository itself; change it there`,
      );
    }
    const known = new Set(
      objectsOf(file, 'before').map(object => JSON.stringify(object)),
    );
    for (const object of objectsOf(file, 'after')) {
      const { apiVersion, kind, metadata } = object;
      const isPlain =
        groupOf(apiVersion) === '' &&
        kind === 'Secret' &&
        object.sops === undefined &&
        ['data', 'stringData'].some(field =>
          Object.values(getRecord(object, field) ?? {}).some(Boolean),
        );
      if (isPlain && !known.has(JSON.stringify(object))) {
        throw new InputError(
          `${path}: the Secret ${metadata.namespace ?? ''}/${
            metadata.name
          } would be readable in the repository; encrypt it with SOPS, or write an ExternalSecret or SealedSecret in its place`,
        );
      }
    }
  }
}
