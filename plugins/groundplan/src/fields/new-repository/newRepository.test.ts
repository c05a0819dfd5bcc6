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
import { Target } from 'backstage-plugin-groundplan-common';
import { ownersOf, readAddress, writeAddress } from './repositoryAddress';
import { validateNewRepository } from './validateNewRepository';

const at = (...urls: string[]): Target => ({
  host: 'hub',
  namespaces: ['team-a'],
  repositories: urls.map(url => ({
    url,
    title: url,
    layout: 'flux',
    path: '',
  })),
});

function errorsOf(value: string | undefined): string[] {
  const errors: string[] = [];
  validateNewRepository(
    value as string,
    { addError: (message: string) => errors.push(message) } as never,
    {} as never,
  );
  return errors;
}

describe('GroundplanNewRepository', () => {
  it('offers each owner once, groups of groups and ports among them', () => {
    expect(
      ownersOf([
        at('https://github.com/acme/platform', 'https://github.com/acme/apps'),
        at('http://127.0.0.1:3000/demo/x', 'https://gitlab.com/a/b/c'),
        at('https://git.example.com/lonely'),
      ]),
    ).toEqual([
      { host: 'github.com', owner: 'acme' },
      { host: '127.0.0.1:3000', owner: 'demo' },
      { host: 'gitlab.com', owner: 'a/b' },
    ]);
  });

  it('writes what it reads', () => {
    const address = { host: 'gitlab.com', owner: 'a/b', repo: 'x&y' };
    expect(readAddress(writeAddress(address))).toEqual(address);
    expect(readAddress(undefined)).toEqual({ host: '', owner: '', repo: '' });
  });

  it.each([
    ['git.example.com?owner=acme&repo=refunds', 0],
    ['?owner=&repo=refunds', 1],
    ['git.example.com?owner=acme&repo=', 1],
    ['git.example.com?owner=acme&repo=a b', 1],
    [undefined, 2],
  ])('finds in %s as many mistakes as there are', (value, count) => {
    expect(errorsOf(value)).toHaveLength(count);
  });
});
