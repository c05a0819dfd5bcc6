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

import { getString } from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { folderOf } from '../layout/paths';
import { ReachContext } from './FileReach';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What the kustomization.yaml files around a folder put its objects into. @internal */
export class FolderNamespaces {
  readonly #context: Pick<ReachContext, 'base' | 'files'>;
  readonly #there: ReadonlySet<string>;
  /** By folder, as many files are in one. */
  readonly #known = new Map<string, Promise<string[]>>();

  /** @param there - all paths, before and after the change */
  static create(
    context: Pick<ReachContext, 'base' | 'files'>,
    there: ReadonlySet<string>,
  ): FolderNamespaces {
    return new FolderNamespaces(context, there);
  }

  private constructor(
    context: Pick<ReachContext, 'base' | 'files'>,
    there: ReadonlySet<string>,
  ) {
    this.#context = context;
    this.#there = there;
  }

  /** Those of the folder and of all above it, before and after the change. */
  async around(folder: string): Promise<string[]> {
    const known = this.#known.get(folder) ?? this.#read(folder);
    this.#known.set(folder, known);
    return await known;
  }

  async #read(folder: string): Promise<string[]> {
    const { base, files } = this.#context;
    const found: string[] = [];
    for (const name of NAMES) {
      const at = folder === '' ? name : `${folder}/${name}`;
      if (this.#there.has(at)) {
        const changed = files.find(file => file.path === at);
        found.push(...namespaceOf(await base.read(at)));
        found.push(...namespaceOf(changed?.after));
      }
    }
    return folder === ''
      ? found
      : [...found, ...(await this.around(folderOf(folder)))];
  }
}

function namespaceOf(text: string | null | undefined): string[] {
  try {
    return text ? [getString(parse(text), 'namespace') ?? []].flat() : [];
  } catch {
    return []; // kustomize cannot read it either, and applies nothing
  }
}
