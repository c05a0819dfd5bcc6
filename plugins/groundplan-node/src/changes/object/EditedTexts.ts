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

import { RepositoryFiles } from '../Rendered';
import { editYaml } from './editYaml';
import { PartEdits } from './partEdits';

/** Files as edits leave them, one on top of the other. @internal */
export class EditedTexts {
  readonly #files: RepositoryFiles;
  readonly #texts = new Map<string, string>();
  /** Whether any of them is another one now. */
  haveChanged = false;

  static create(files: RepositoryFiles): EditedTexts {
    return new EditedTexts(files);
  }

  private constructor(files: RepositoryFiles) {
    this.#files = files;
  }

  async edit({ location, edits }: PartEdits): Promise<void> {
    const { path, index } = location;
    const text = this.#texts.get(path) ?? (await this.#files.read(path)) ?? '';
    const edited = editYaml(text, index, edits);
    this.haveChanged ||= edited !== text;
    this.#texts.set(path, edited);
  }

  files(): { path: string; content: string }[] {
    return [...this.#texts].map(([path, content]) => ({ path, content }));
  }
}
