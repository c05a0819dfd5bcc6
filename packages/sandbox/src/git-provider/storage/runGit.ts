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

import { spawn } from 'node:child_process';
import { CustomErrorBase } from '@backstage/errors';

/** Git said no. @internal */
export class GitError extends CustomErrorBase {
  name = 'GitError' as const;

  constructor(command: string, readonly exitCode: number | null, why: string) {
    super(`git ${command} ended with ${exitCode}: ${why.trim()}`);
  }
}

/** @internal */
export interface RunGitOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
  /** Exit codes beside 0 that are an answer. */
  allow?: number[];
}

/** Nothing of the user's own configuration has a say here. @internal */
export function gitEnvironment(extra: Record<string, string> = {}) {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

/**
 * Runs git in a repository.
 *
 * @returns what it wrote, and the exit code where others than 0 are allowed
 * @throws {@link GitError}
 * @internal
 */
export async function runGit(
  directory: string,
  args: string[],
  options: RunGitOptions = {},
): Promise<{ code: number; output: Buffer }> {
  const child = spawn('git', args, {
    cwd: directory,
    env: gitEnvironment(options.env),
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', chunk => output.push(chunk));
  child.stderr.on('data', chunk => errors.push(chunk));
  // One that ends before it has read everything says why by its exit code.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === null || (code !== 0 && !options.allow?.includes(code))) {
    throw new GitError(
      args[0],
      code,
      Buffer.concat(errors).toString() || Buffer.concat(output).toString(),
    );
  }
  return { code, output: Buffer.concat(output) };
}
