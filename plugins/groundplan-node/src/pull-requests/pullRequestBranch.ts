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

import { createHash } from 'node:crypto';

const PREFIX = 'groundplan/';
/** Gitea takes 100 in all; there must be room for the prefix and a number. */
const MAX_NAME = 80;

/** The prefix of all branches that are made here. @public */
export const PULL_REQUEST_BRANCH_PREFIX = PREFIX;

/**
 * The branch on which a thing is made, changed or deleted. Names that a branch
 * cannot have are changed, and get a hash so that they stay apart; so do those
 * that end like a numbered branch, or `x` would find the branch of `x-2`.
 *
 * @public
 */
export function pullRequestBranch(what: string): string {
  let name = what
    .replace(/[^A-Za-z0-9._/-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/\/{2,}/g, '/')
    .replace(/(^|\/)[.-]+/g, '$1')
    .replace(/(?:\.lock|[./-])+(?=\/|$)/g, '')
    .replace(/^\/+|\/+$/g, '');
  const isOther = name !== what || name === '' || /-\d{1,3}$/.test(name);
  if (isOther || name.length > MAX_NAME) {
    const hash = createHash('sha256').update(what).digest('hex').slice(0, 8);
    name = `${name.slice(0, MAX_NAME - 9) || 'change'}-${hash}`;
  }
  return PREFIX + name;
}

/** The name of the n-th branch of a thing: the first is bare, then `-2`, `-3`. */
export function numberedBranch(branch: string, number: number): string {
  return number === 1 ? branch : `${branch}-${number}`;
}

/** Which of a thing's branches a name is; undefined when it is none of them. */
export function branchNumber(branch: string, name: string): number | undefined {
  if (name === branch) {
    return 1;
  }
  const suffix = name.startsWith(`${branch}-`)
    ? /^[1-9]\d{0,2}$/.exec(name.slice(branch.length + 1))?.[0]
    : undefined;
  return suffix && suffix !== '1' ? Number(suffix) : undefined;
}
