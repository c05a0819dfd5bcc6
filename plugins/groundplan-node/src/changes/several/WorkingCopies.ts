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
import {
  ChangedFile,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { Base } from '../plan/openBase';
import { RepositoryFiles } from '../Rendered';
import { isSameRepository } from '../repositories/TargetRepositories';

interface WorkingCopy {
  url: string;
  base: Base;
}

/**
 * Repositories as they are after the changes so far, of which none is written
 * yet. Each is read once, at one commit.
 *
 * @internal
 */
export class WorkingCopies {
  readonly #open: (repository: TargetRepository) => Promise<Base>;
  readonly #opened = new Map<string, Promise<Base>>();
  readonly #copies: WorkingCopy[] = [];

  static create(
    open: (repository: TargetRepository) => Promise<Base>,
  ): WorkingCopies {
    return new WorkingCopies(open);
  }

  private constructor(open: (repository: TargetRepository) => Promise<Base>) {
    this.#open = open;
  }

  /** A repository with what was written into it here. */
  async open(repository: TargetRepository): Promise<Base> {
    const { url, branch = '' } = repository;
    const key = JSON.stringify([url, branch]);
    const opening = this.#opened.get(key) ?? this.#open(repository);
    this.#opened.set(key, opening);
    const base = await opening;
    const known = this.#find(url, base.branch);
    if (known) {
      return known.base;
    }
    this.#copies.push({ url, base });
    return base;
  }

  /** Writes into a repository that was opened. */
  write(url: string, branch: string, files: readonly ChangedFile[]): void {
    const copy = this.#find(url, branch);
    if (copy) {
      copy.base = { ...copy.base, files: withFiles(copy.base.files, files) };
    }
  }

  #find(url: string, branch: string): WorkingCopy | undefined {
    return this.#copies.find(
      copy => isSameRepository(copy.url, url) && copy.base.branch === branch,
    );
  }
}

/** The files of a repository, some of them other than they are. @internal */
export function withFiles(
  files: RepositoryFiles,
  changed: readonly ChangedFile[],
): RepositoryFiles {
  const contents = new Map(changed.map(({ path, content }) => [path, content]));
  const there = new Set(files.paths());
  changed.forEach(({ path, content }) =>
    content === null ? there.delete(path) : there.add(path),
  );
  const paths = [...there];
  return {
    paths: () => paths,
    read: async (path, likely) =>
      contents.has(path)
        ? contents.get(path) ?? undefined
        : await files.read(path, likely),
  };
}
