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

import fc from 'fast-check';
import { checkRepositoryPath } from './checkRepositoryPath';
import { addTrailers, hashInput, readTrailers } from './commitTrailers';
import {
  branchNumber,
  numberedBranch,
  pullRequestBranch,
} from './pullRequestBranch';

describe('checkRepositoryPath', () => {
  it.each([
    'a',
    'apps/payments/cluster.yaml',
    'ops/helm/010-name/Chart.yaml',
    '.github/workflows/ci.yml',
    '.gitignore',
    'a..b/..c',
    'with space/é.yaml',
  ])('takes %p', path => {
    expect(() => checkRepositoryPath(path)).not.toThrow();
  });

  it.each([
    '',
    '/etc/passwd',
    'C:/x',
    '..',
    '../x',
    'a/../../x',
    'a/./b',
    'a//b',
    'a/',
    'a\\..\\b',
    'a\0b',
    'a\nb',
    '.git',
    'a/.git/hooks/x',
    '.GIT/config',
    '.git./config',
    '.git /config',
    'git~1/config',
    '.g\u200cit/config',
    '.git::$INDEX_ALLOCATION/config',
    'x'.repeat(256),
    `${'abc/'.repeat(130)}d`,
  ])('refuses %p', path => {
    expect(() => checkRepositoryPath(path)).toThrow('cannot be written');
  });
});

describe('pullRequestBranch', () => {
  it.each([
    ['payments.cluster.team-a.hub', 'groundplan/payments.cluster.team-a.hub'],
    ['x-2', /^groundplan\/x-2-[0-9a-f]{8}$/],
    ['Größe', /^groundplan\/Gr-e-[0-9a-f]{8}$/],
    ['../..', /^groundplan\/change-[0-9a-f]{8}$/],
    ['', /^groundplan\/change-[0-9a-f]{8}$/],
    ['a.lock', /^groundplan\/a-[0-9a-f]{8}$/],
  ])('of %p is %p', (what, branch) => {
    expect(pullRequestBranch(what)).toMatch(branch);
  });

  it('is a name that Git takes, short, its own, and never another thing numbered', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.stringMatching(/^[ab./-]{0,12}[0-9]{0,3}$/),
        ),
        fc.stringMatching(/^[ab./-]{0,12}[0-9]{0,3}$/),
        fc.integer({ min: 2, max: 999 }),
        (one, other, number) => {
          const branch = pullRequestBranch(one);
          expect(branch.length).toBeLessThanOrEqual(95);
          // The rules of git check-ref-format
          expect(branch).toMatch(/^groundplan\/[\w.-][\w./-]*$/);
          expect(branch).not.toMatch(/\.\.|\/\/|\/\.|\.lock(\/|$)|[./]$/);
          const numbered = numberedBranch(branch, number);
          expect(branchNumber(branch, numbered)).toBe(number);
          expect(branchNumber(branch, branch)).toBe(1);
          const rival = branchNumber(branch, pullRequestBranch(other));
          expect(rival).toBe(one === other ? 1 : undefined);
        },
      ),
    );
  });
});

describe('commit trailers', () => {
  const trailers = { input: 'a'.repeat(64), base: 'b'.repeat(40) };

  it('are read from the last paragraph alone', () => {
    const message = addTrailers('Title\n\nBody', trailers);
    expect(readTrailers(message)).toEqual(trailers);
    expect(readTrailers(`${message}Signed-off-by: A <a@b>\n`)).toEqual(
      trailers,
    );
    expect(readTrailers(message.replace(/\n/g, '\r\n'))).toEqual(trailers);
    expect(readTrailers(`${message}\nand more`)).toBeUndefined();
    expect(readTrailers('Title')).toBeUndefined();
    expect(readTrailers(`Groundplan-Input: ${trailers.input}`)).toBeUndefined();
  });

  it('hash an input whatever its order, and files by their content', () => {
    const files = (content: string) => [{ path: 'a', content }];
    expect(hashInput({ a: 1, b: { c: 2, d: 3 } }, [])).toBe(
      hashInput({ b: { d: 3, c: 2 }, a: 1 }, files('x')),
    );
    expect(hashInput({ a: 1 }, [])).not.toBe(hashInput({ a: 2 }, []));
    expect(hashInput(undefined, files('x'))).not.toBe(
      hashInput(undefined, files('y')),
    );
    expect(hashInput(undefined, files('x'))).not.toBe(
      hashInput(undefined, [{ path: 'a', delete: true }]),
    );
  });
});
