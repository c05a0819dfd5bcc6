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

import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractFile } from '../../testing/git-provider-contract/GitContractServer';

export interface FakePull {
  number: number;
  title: string;
  body: string;
  draft: boolean;
  head: string;
  base: string;
  state: 'open' | 'merged' | 'closed';
  version: number;
  created: Date;
  /** Of a head that is gone. */
  lastSha: string;
}

export interface FakeWrite {
  path: string;
  /** Left out, the file is deleted. */
  content?: Uint8Array;
  /** What it has, or a plain file's. */
  mode?: string;
}

/** A real Git repository, and the pull requests that a provider keeps beside it. */
export class FakeRepository {
  readonly pulls: FakePull[] = [];
  /** By commit and context. */
  readonly statuses = new Map<string, Map<string, string>>();
  archived = false;
  protected = false;
  #count = 0;

  constructor(
    readonly owner: string,
    readonly name: string,
    readonly directory: string,
  ) {
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', directory]);
    this.git(['config', 'uploadpack.allowFilter', 'true']);
  }

  git(args: string[], input?: Uint8Array | string): Buffer {
    return execFileSync('git', ['-C', this.directory, ...args], {
      input,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  /** What Git's own server answers to a client. */
  serve(
    service: string,
    body: Buffer,
    protocol: string | undefined,
  ): { output: Buffer; ok: boolean } {
    const { stdout, status } = spawnSync(
      'git',
      [service.replace(/^git-/, ''), '--stateless-rpc', this.directory],
      {
        input: body,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, GIT_PROTOCOL: protocol ?? '' },
      },
    );
    return { output: stdout, ok: status === 0 };
  }

  branches(): { name: string; sha: string }[] {
    return this.git([
      'for-each-ref',
      '--format=%(objectname) %(refname:lstrip=2)',
      'refs/heads',
    ])
      .toString()
      .split('\n')
      .filter(Boolean)
      .map(line => ({ sha: line.slice(0, 40), name: line.slice(41) }));
  }

  head(branch: string): string | undefined {
    return this.branches().find(({ name }) => name === branch)?.sha;
  }

  commit(ref: string) {
    const { stdout, status } = spawnSync(
      'git',
      [
        '-C',
        this.directory,
        'log',
        '-1',
        '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%B',
        ref,
        '--',
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) {
      return undefined;
    }
    const [sha, tree, parents, name, email, message] = stdout.split('\0');
    return {
      sha,
      tree,
      parents: parents.split(' ').filter(Boolean),
      name,
      email,
      message: message.replace(/\n+$/, '\n'),
    };
  }

  listing(tree: string) {
    return this.git(['ls-tree', '-rtz', tree])
      .toString()
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [, mode, type, sha, path] =
          /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
        return { mode, type, sha, path };
      });
  }

  read(ref: string, path: string): Buffer | undefined {
    const { stdout, status } = spawnSync('git', [
      '-C',
      this.directory,
      'cat-file',
      'blob',
      `${ref}:${path}`,
    ]);
    return status === 0 ? stdout : undefined;
  }

  /** One commit, with any number of files by one process. */
  write(options: {
    branch: string;
    parent?: string;
    message: string;
    author?: { name: string; email: string };
    files: FakeWrite[];
  }): string {
    const { branch, parent, message, files } = options;
    const author = options.author ?? { name: 'bot', email: 'bot@example.com' };
    const modes = new Map(
      (parent ? this.listing(parent) : []).map(({ path, mode }) => [
        path,
        mode,
      ]),
    );
    const ref = `refs/fake/${++this.#count}`;
    const person = `${author.name} <${author.email}> 1767225600 +0000`;
    const data = (content: Uint8Array) =>
      Buffer.concat([
        Buffer.from(`data ${content.byteLength}\n`),
        content,
        Buffer.from('\n'),
      ]);
    this.git(
      ['fast-import', '--quiet'],
      Buffer.concat([
        Buffer.from(`commit ${ref}\nauthor ${person}\ncommitter ${person}\n`),
        data(Buffer.from(message)),
        Buffer.from(parent ? `from ${parent}\n` : ''),
        ...files.flatMap(({ path, content, mode }) =>
          content
            ? [
                Buffer.from(
                  `M ${mode ?? modes.get(path) ?? '100644'} inline ${path}\n`,
                ),
                data(content),
              ]
            : [Buffer.from(`D ${path}\n`)],
        ),
      ]),
    );
    const made = this.git(['rev-parse', ref]).toString().trim();
    this.git(['update-ref', `refs/heads/${branch}`, made]);
    return made;
  }

  statusesOf(sha: string): [context: string, state: string][] {
    return [...(this.statuses.get(sha) ?? [])];
  }

  fill(files: Record<string, ContractFile>): void {
    this.write({
      branch: 'main',
      message: 'Begin\n',
      files: Object.entries(files).map(([path, file]) => {
        if (typeof file === 'string') {
          return { path, content: Buffer.from(file) };
        }
        return 'symlink' in file
          ? { path, content: Buffer.from(file.symlink), mode: '120000' }
          : {
              path,
              content: Buffer.from(file.content),
              mode: file.executable ? '100755' : '100644',
            };
      }),
    });
  }

  isProtected(branch: string): boolean {
    return (
      this.protected && (branch === 'main' || branch.startsWith('groundplan/'))
    );
  }

  /** The same for pushes, by a hook, as providers do it. */
  protect(): void {
    this.protected = true;
    writeFileSync(
      join(this.directory, 'hooks', 'pre-receive'),
      '#!/bin/sh\necho "It can only be modified through pull requests." >&2\nexit 1\n',
      { mode: 0o755 },
    );
  }

  openPull(
    given: Pick<FakePull, 'title' | 'body' | 'head' | 'base' | 'draft'>,
  ): FakePull {
    const pull: FakePull = {
      ...given,
      number: this.pulls.length + 1,
      state: 'open',
      version: 0,
      created: new Date(),
      lastSha: '',
    };
    this.pulls.push(pull);
    return pull;
  }

  pull(number: number): FakePull | undefined {
    return this.pulls.find(pull => pull.number === number);
  }

  headShaOf(pull: FakePull): string {
    return pull.state === 'open'
      ? this.head(pull.head) ?? pull.lastSha
      : pull.lastSha;
  }

  end(number: number, state: 'merged' | 'closed'): void {
    const pull = this.pull(number);
    const head = pull && this.head(pull.head);
    const base = pull && this.head(pull.base);
    if (!pull || !head || !base) {
      throw new Error(`There is no open pull request ${number}`);
    }
    if (state === 'merged') {
      const tree = this.git(['merge-tree', '--write-tree', base, head])
        .toString()
        .trim();
      const merge = this.git(
        [
          '-c',
          'user.name=Ada',
          '-c',
          'user.email=ada@example.com',
          'commit-tree',
          tree,
          '-p',
          base,
          '-p',
          head,
        ],
        'Merge\n',
      )
        .toString()
        .trim();
      this.git(['update-ref', `refs/heads/${pull.base}`, merge]);
    }
    Object.assign(pull, { state, lastSha: head });
  }
}
