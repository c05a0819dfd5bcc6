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

import { mkdir } from 'node:fs/promises';
import { catFile } from './catFile';
import { gitTime, GitIdentity } from './GitIdentity';
import { GitCommit, LOG_FORMAT, parseCommits } from './parseCommits';
import { FileChange, parseChanges } from './parseChanges';
import { runGit, RunGitOptions } from './runGit';
import { parseTree, TreeEntry } from './parseTree';

/** The object id of nothing: a ref that is not there. @internal */
export const NO_OBJECT = '0'.repeat(40);

/** A ref that was moved, made or removed. @internal */
export interface RefUpdate {
  /** As in `refs/heads/main`. */
  ref: string;
  /** Object ids; undefined where there is none. */
  before?: string;
  after?: string;
}

/** A bare repository, read and written by git's plumbing. @internal */
export class GitRepository {
  readonly #listeners = new Set<(update: RefUpdate) => void>();

  private constructor(readonly directory: string) {}

  static async init(directory: string, branch: string): Promise<GitRepository> {
    await mkdir(directory, { recursive: true });
    await runGit(directory, [
      'init',
      '--quiet',
      '--bare',
      `--initial-branch=${branch}`,
    ]);
    return new GitRepository(directory);
  }

  /** Called after each change of a ref, whoever made it. */
  onRefUpdate(listener: (update: RefUpdate) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async run(args: string[], options?: RunGitOptions): Promise<Buffer> {
    return (await runGit(this.directory, args, options)).output;
  }

  /** What refs point at, by their full names. */
  async refs(prefix = 'refs'): Promise<Map<string, string>> {
    const output = await this.run([
      'for-each-ref',
      '--format=%(refname) %(objectname)',
      prefix,
    ]);
    const lines = output.toString().split('\n').filter(Boolean);
    return new Map(
      lines.map(line => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
    );
  }

  /** The commit of a branch, a tag or an object id; undefined without one. */
  async resolve(name: string): Promise<string | undefined> {
    const commits = await catFile(
      this.directory,
      candidates(name).map(candidate => `${candidate}^{commit}`),
    );
    return commits.find(Boolean)?.sha;
  }

  /** A file of a commit, branch or tag; undefined where there is none. */
  async file(name: string, path: string): Promise<Buffer | undefined> {
    const all = candidates(name);
    const found = await catFile(this.directory, [
      ...all.map(candidate => `${candidate}^{commit}`),
      ...all.map(candidate => `${candidate}:${path}`),
    ]);
    const which = found.slice(0, all.length).findIndex(Boolean);
    const file = which < 0 ? undefined : found[all.length + which];
    return file?.type === 'blob' ? file.content : undefined;
  }

  /** The tree of a commit, branch, tag or tree; undefined without one. */
  async resolveTree(name: string): Promise<string | undefined> {
    const commit = await this.resolve(name);
    return commit || /^[0-9a-f]{40}$/.test(name)
      ? this.#parse(`${commit ?? name}^{tree}`)
      : undefined;
  }

  async #parse(expression: string): Promise<string | undefined> {
    const { code, output } = await runGit(
      this.directory,
      ['rev-parse', '--verify', '--quiet', '--end-of-options', expression],
      { allow: [1, 128] },
    );
    return code === 0 ? output.toString().trim() : undefined;
  }

  /** Commits from the given one backwards, newest first. */
  async log(
    from: string,
    options: { path?: string; skip?: number; limit?: number } = {},
  ): Promise<GitCommit[]> {
    const { path, skip = 0, limit = 1 } = options;
    const output = await this.run([
      'log',
      `--format=${LOG_FORMAT}`,
      `--skip=${skip}`,
      `--max-count=${limit}`,
      from,
      '--',
      ...(path ? [`:(literal)${path}`] : []),
    ]);
    return parseCommits(output.toString());
  }

  /** How many commits {@link GitRepository.log} has in all. */
  async count(from: string, path?: string): Promise<number> {
    const output = await this.run([
      'rev-list',
      '--count',
      from,
      '--',
      ...(path ? [`:(literal)${path}`] : []),
    ]);
    return Number(output.toString());
  }

  /** What is in a tree; with the trees below it and their entries. */
  async tree(tree: string, recursive = false): Promise<TreeEntry[]> {
    return parseTree(
      await this.run([
        'ls-tree',
        '-z',
        '-l',
        ...(recursive ? ['-r', '-t'] : []),
        tree,
      ]),
    );
  }

  /** What is at a path of a commit; undefined where there is nothing. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const output = await this.run([
      '--literal-pathspecs',
      'ls-tree',
      '-z',
      '-l',
      commit,
      '--',
      path,
    ]);
    return parseTree(output).find(entry => entry.path === path);
  }

  async blob(sha: string): Promise<Buffer | undefined> {
    const { code, output } = await runGit(
      this.directory,
      ['cat-file', 'blob', sha],
      { allow: [128] },
    );
    return code === 0 ? output : undefined;
  }

  /** What differs between two commits or trees. */
  async changes(from: string, to: string): Promise<FileChange[]> {
    const args = ['diff-tree', '-r', '-z', '-M', from, to];
    const [raw, counts] = await Promise.all([
      this.run([...args, '--raw', '--no-abbrev']),
      this.run([...args, '--numstat']),
    ]);
    return parseChanges(raw.toString(), counts.toString());
  }

  /** The same as a patch that `git apply` takes. */
  async diff(from: string, to: string): Promise<string> {
    const output = await this.run([
      'diff',
      '--no-color',
      '--no-ext-diff',
      '--full-index',
      '-M',
      from,
      to,
    ]);
    return output.toString();
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { code, output } = await runGit(
      this.directory,
      ['merge-base', a, b],
      { allow: [1] },
    );
    return code === 0 ? output.toString().trim() : undefined;
  }

  /** The tree that a merge has; undefined where it conflicts. */
  async mergeTree(base: string, head: string): Promise<string | undefined> {
    const { code, output } = await runGit(
      this.directory,
      ['merge-tree', '--write-tree', base, head],
      { allow: [1] },
    );
    return code === 0 ? output.toString().trim() : undefined;
  }

  /** Writes a commit; no ref points at it yet. */
  async commitTree(options: {
    tree: string;
    parents: string[];
    message: string;
    author: GitIdentity;
    committer: GitIdentity;
  }): Promise<string> {
    const { tree, parents, message, author, committer } = options;
    const output = await this.run(
      ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])],
      {
        input: message.endsWith('\n') ? message : `${message}\n`,
        env: {
          GIT_AUTHOR_NAME: author.name,
          GIT_AUTHOR_EMAIL: author.email,
          GIT_AUTHOR_DATE: gitTime(author.date),
          GIT_COMMITTER_NAME: committer.name,
          GIT_COMMITTER_EMAIL: committer.email,
          GIT_COMMITTER_DATE: gitTime(committer.date),
        },
      },
    );
    return output.toString().trim();
  }

  /** Moves a ref, if it still is where the update says it was. */
  async updateRef(update: RefUpdate): Promise<void> {
    const { ref, before = NO_OBJECT, after } = update;
    await this.run(
      after
        ? ['update-ref', ref, after, before]
        : ['update-ref', '-d', ref, before],
    );
    this.announce(update);
  }

  /** Tells listeners of a ref that something else has moved. */
  announce(update: RefUpdate): void {
    this.#listeners.forEach(listener => listener(update));
  }
}

/** What a name may be short for, the first choice first. */
function candidates(name: string): string[] {
  return [
    ...(name.startsWith('refs/') ? [name] : []),
    `refs/heads/${name}`,
    `refs/tags/${name}`,
    ...(/^[0-9a-f]{7,40}$/.test(name) ? [name] : []),
  ];
}
