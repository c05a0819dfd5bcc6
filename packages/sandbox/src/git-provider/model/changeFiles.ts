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

import { GitIdentity } from '../storage/GitIdentity';
import { GitError } from '../storage/runGit';
import { TreeEntry } from '../storage/parseTree';
import { FileWrite, writeTree } from '../storage/writeTree';
import { GiteaError } from '../rest/GiteaError';
import { HostedRepository } from './HostedRepository';

/** A change of one file. @internal */
export interface FileOperation {
  operation: 'create' | 'update' | 'upload' | 'rename' | 'delete';
  path: string;
  content?: Buffer;
  /** Of a file that is created; Gitea's API does not set it. */
  mode?: string;
  /** The blob that has to be there now; not checked where it is absent. */
  sha?: string;
  fromPath?: string;
}

/** @internal */
export interface ChangeFilesRequest {
  branch?: string;
  newBranch?: string;
  /** The new branch may be there, and is replaced. */
  force?: boolean;
  message?: string;
  author: GitIdentity;
  committer: GitIdentity;
  files: FileOperation[];
}

function defaultMessage(files: FileOperation[]): string {
  const lines = [
    ['Add', files.filter(({ operation }) => operation === 'create')],
    [
      'Update',
      files.filter(({ operation }) => !/create|delete/.test(operation)),
    ],
    ['Delete', files.filter(({ operation }) => operation === 'delete')],
  ] as const;
  return lines
    .filter(([, some]) => some.length)
    .map(([verb, some]) => `${verb} ${some.map(({ path }) => path).join(', ')}`)
    .join('\n');
}

/** Gitea cleans paths as it joins them, and git refuses what is left. */
function checkPath(path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) {
    throw GiteaError.of(500, 'fatal: the path is outside the repository');
  }
  if (!parts.length || parts.some(part => part.toLowerCase() === '.git')) {
    throw GiteaError.unprocessable(
      `path contains a malformed path component [path: ${path}]`,
    );
  }
  return parts.join('/');
}

/** The changes as they are written, checked against what is there. */
function plan(
  given: FileOperation[],
  before: Map<string, TreeEntry>,
  expected: string,
): FileWrite[] {
  const writes: FileWrite[] = [];
  for (const file of given) {
    const path = checkPath(file.path);
    const from = file.fromPath ? checkPath(file.fromPath) : path;
    const { operation, sha } = file;
    let old: TreeEntry | undefined;
    if (operation !== 'create') {
      old = before.get(from);
      if (!old && operation !== 'upload') {
        throw GiteaError.notFound(
          `object does not exist [id: ${expected}, rel_path: ${from}]`,
        );
      }
      if (sha && sha !== old?.sha) {
        throw GiteaError.unprocessable(
          `sha does not match [given: ${sha}, expected: ${old?.sha ?? ''}]`,
        );
      }
    }
    if (operation === 'delete' || from !== path) {
      writes.push({ path: from });
    }
    if (operation !== 'delete') {
      checkTarget(path, before, operation === 'create' || from !== path);
      writes.push({
        path,
        content: file.content ?? Buffer.alloc(0),
        mode: old?.mode ?? file.mode,
      });
    }
  }
  return writes;
}

function checkTarget(
  path: string,
  before: Map<string, TreeEntry>,
  isNew: boolean,
): void {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = parts.slice(0, depth).join('/');
    if (before.get(parent) && before.get(parent)?.type !== 'tree') {
      throw GiteaError.unprocessable(
        `a file exists where you’re trying to create a subdirectory [path: ${parent}]`,
      );
    }
  }
  const there = before.get(path);
  if (there?.type === 'tree') {
    throw GiteaError.unprocessable(
      `a directory exists where you’re trying to create a file [path: ${path}]`,
    );
  }
  if (there?.mode === '120000') {
    throw GiteaError.unprocessable(
      `a symbolic link exists where you’re trying to create a file [path: ${path}]`,
    );
  }
  if (there && isNew) {
    throw GiteaError.unprocessable(
      `repository file already exists [path: ${path}]`,
    );
  }
}

/**
 * Changes several files in one commit, as Gitea's `ChangeFiles` does: on a
 * branch, or on a new one that begins there.
 *
 * @returns the commit
 * @throws {@link GiteaError} with Gitea's codes
 * @internal
 */
export async function changeFiles(
  repository: HostedRepository,
  request: ChangeFilesRequest,
  login: string,
): Promise<string> {
  const { git } = repository;
  const branch = request.branch || repository.defaultBranch;
  const target = request.newBranch || branch;
  const refs = await git.refs('refs/heads');
  const parent = refs.get(`refs/heads/${branch}`);
  if (!parent && refs.size) {
    throw GiteaError.notFound(`branch does not exist [name: ${branch}]`);
  }
  const ref = `refs/heads/${target}`;
  if (target !== branch && refs.has(ref) && !request.force) {
    throw GiteaError.unprocessable(`branch already exists [name: ${target}]`);
  }
  if (repository.protectedBranches.has(target)) {
    throw GiteaError.of(403, `user cannot commit to repo [user: ${login}]`);
  }
  const entries = parent ? await git.tree(parent, true) : [];
  const before = new Map(entries.map(entry => [entry.path, entry]));
  const writes = plan(request.files, before, parent ?? '');
  const commit = await git.commitTree({
    tree: await writeTree(git, parent, writes),
    parents: parent ? [parent] : [],
    message: request.message?.trim() || defaultMessage(request.files),
    author: request.author,
    committer: request.committer,
  });
  try {
    await git.updateRef({ ref, before: refs.get(ref), after: commit });
  } catch (error) {
    throw asLostRace(error);
  }
  return commit;
}

/** Gitea pushes to itself, and hands on what Git says when somebody was faster. */
function asLostRace(error: unknown): unknown {
  const [, ref, why] =
    /cannot lock ref '([^']+)': (reference already exists|is at \w+ but expected \w+)?/.exec(
      error instanceof GitError ? error.message : '',
    ) ?? [];
  return ref
    ? GiteaError.of(
        403,
        // Git's other reasons name files of this machine
        `cannot lock ref '${ref}': ${why ?? 'it is being changed'}`,
      )
    : error;
}
