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

import { unzipSync } from 'fflate';
import { PreviewFile } from 'backstage-plugin-groundplan-common';
import { preview } from '../../../dev/__fixtures__';
import { diffRows } from './diffRows';
import { archiveOf } from './downloadArchive';
import { nearChanges } from './nearChanges';
import { FileNode, toFileTree } from './toFileTree';

function lines(count: number, text = (line: number) => `line ${line}`): string {
  return Array.from({ length: count }, (_, i) => `${text(i + 1)}\n`).join('');
}

describe('diffRows', () => {
  const signs = { added: '+', removed: '-', kept: ' ' };
  it.each<[string, string | null, string | null, string[]]>([
    ['a new file', null, 'a\nb\n', ['+ :1 a', '+ :2 b']],
    ['a deleted file', 'a\n', null, ['- 1: a']],
    ['an empty file', '', '', []],
    [
      'a changed line',
      'a\nb\nc\n',
      'a\nB\nc\n',
      ['  1:1 a', '- 2: b', '+ :2 B', '  3:3 c'],
    ],
    ['blank lines', 'a\n\n', 'a\n\n\n', ['  1:1 a', '  2:2 ', '+ :3 ']],
    ['only ends of lines', 'a\r\nb', 'a\nb\n', ['  1:1 a', '  2:2 b']],
  ])('tells the lines of %s apart', (_, before, after, expected) => {
    const { rows, tooDifferent } = diffRows(before, after);
    expect(tooDifferent).toBe(false);
    expect(
      rows.map(
        it =>
          `${signs[it.change]} ${it.before ?? ''}:${it.after ?? ''} ${it.text}`,
      ),
    ).toEqual(expected);
  });

  it('gives up on two that have little in common, in good time', () => {
    const started = performance.now();
    const { rows, tooDifferent } = diffRows(
      lines(20_000),
      lines(20_000, it => `other ${it}`),
    );
    expect(tooDifferent).toBe(true);
    expect(rows).toHaveLength(40_000);
    expect(rows[20_000]).toEqual({
      change: 'added',
      after: 1,
      text: 'other 1',
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('nearChanges', () => {
  const before = lines(40);
  const near = (after: string, findings: number[] = []) =>
    nearChanges(diffRows(before, after).rows, new Set(findings)).map(it =>
      it.change === 'gap' ? `… ${it.count}` : `${it.before}:${it.after}`,
    );

  it('leaves out what is far from all changes', () => {
    expect(near(before.replace('line 20\n', ''))).toEqual([
      '… 16',
      ...['17:17', '18:18', '19:19', '20:undefined'],
      ...['21:20', '22:21', '23:22'],
      '… 17',
    ]);
  });

  it('keeps lines that something was found in', () => {
    expect(near(before, [1])).toEqual(['1:1', '2:2', '3:3', '4:4', '… 36']);
  });

  it('leaves out all where nothing is to be seen', () => {
    expect(near(before)).toEqual(['… 40']);
  });
});

describe('toFileTree', () => {
  const text = (nodes: FileNode[], indent = ''): string[] =>
    nodes.flatMap(it => [
      `${indent}${it.name}${it.file ? '' : '/'}`,
      ...text(it.children, `${indent}  `),
    ]);

  it('joins folders that hold only a folder, and puts folders first', () => {
    const files = [
      'z.yaml',
      'clusters/hub/b/two.yaml',
      'clusters/hub/b/one.yaml',
      'clusters/hub/a/deep/down/x.yaml',
      'a.yaml',
    ].map(path => ({ path } as PreviewFile));
    expect(text(toFileTree(files))).toEqual([
      'clusters/hub/',
      '  a/deep/down/',
      '    x.yaml',
      '  b/',
      '    one.yaml',
      '    two.yaml',
      'a.yaml',
      'z.yaml',
    ]);
  });
});

describe('archiveOf', () => {
  it('holds the files as they would be, and not those that go', () => {
    const files = unzipSync(archiveOf(preview));
    expect(Object.keys(files)).toEqual([
      'clusters/hub/team-payments/checkout.yaml',
      'clusters/hub/team-payments/kustomization.yaml',
    ]);
    expect(
      new TextDecoder().decode(
        files['clusters/hub/team-payments/checkout.yaml'],
      ),
    ).toBe(preview.files[0].after);
  });
});
