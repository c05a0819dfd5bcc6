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
import { parse, parseAllDocuments, stringify } from 'yaml';
import { editKustomization } from '../layout/editKustomization';
import { editYaml } from './editYaml';
import { removeDocument } from './removeDocument';

/** What YAML takes for something else, and what people have broken files with. */
const NASTY = [
  'on',
  'y',
  '~',
  '1e3',
  '0x1F',
  '012',
  '- a',
  'a: b',
  '# no comment',
  ' lead',
  '--- x',
  '%a',
  '&a',
  '*a',
  '!t',
  'a\nb\n',
  'é\u{1F600}',
  '\u2028',
  '{{ x }}',
  '2001-01-01',
  '<<',
  '',
];

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const key = fc.oneof(
  fc.constantFrom('name', 'spec', 'on', 'n', '1', '__proto__', 'a.b/c', 'x y'),
  fc.stringMatching(/^[a-z]{1,6}$/),
);
const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('record'),
  ),
  record: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));
const record = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });

const documentText = (content: unknown, comment: string) =>
  `# ${comment}\n${stringify(content, { version: '1.1' })}`;

const read = (from: string) =>
  parseAllDocuments(from, { version: '1.1' }).map(document => {
    expect(document.errors).toEqual([]);
    return JSON.stringify(document.toJS());
  });

const files = fc.record({
  contents: fc.array(record, { minLength: 1, maxLength: 3 }),
  at: fc.nat(),
  isMarked: fc.boolean(),
});

function fileOf({
  contents,
  at,
  isMarked,
}: {
  contents: Record<string, unknown>[];
  at: number;
  isMarked: boolean;
}) {
  const texts = contents.map((one, i) => documentText(one, `document ${i}`));
  const file = (isMarked ? '---\n' : '') + texts.join('---\n');
  return { texts, file, index: at % contents.length };
}

describe('editYaml, with whatever values', () => {
  it('changes what was asked for, and no other document', () => {
    fc.assert(
      fc.property(files, fc.nat(), value, (given, keyAt, wanted) => {
        const { file, texts, index } = fileOf(given);
        const content = given.contents[index];
        const keys = Object.keys(content);
        const changed = keys[keyAt % keys.length];
        const edited = editYaml(file, index, [
          { path: [changed], value: wanted },
        ]);
        const expected = given.contents.map((one, i) =>
          JSON.stringify(
            i === index
              ? Object.fromEntries(
                  Object.entries(one).map(([name, old]) => [
                    name,
                    name === changed ? wanted : old,
                  ]),
                )
              : one,
          ),
        );
        expect(sorted(read(edited))).toEqual(sorted(expected));
        texts.forEach((one, i) => {
          expect(edited).toContain(i === index ? `# document ${i}` : one);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('takes one document out, and leaves the bytes of the others', () => {
    fc.assert(
      fc.property(files, given => {
        const { file, texts, index } = fileOf(given);
        const left = removeDocument(file, index);
        const kept = given.contents.filter((_, i) => i !== index);
        expect(read(left)).toEqual(kept.map(one => JSON.stringify(one)));
        const others = texts.filter((_, i) => i !== index);
        expect(others.filter(one => !left.includes(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** Keys that were merged may be in another order. */
function sorted(texts: string[]): unknown[] {
  return texts.map(one => order(JSON.parse(one)));
}

function order(one: unknown): unknown {
  if (Array.isArray(one)) {
    return one.map(order);
  }
  return typeof one === 'object' && one !== null
    ? Object.entries(one)
        .map(([name, content]) => [name, order(content)])
        .sort(([a], [b]) => (a! < b! ? -1 : 1))
    : one;
}

describe('editYaml, with comments', () => {
  const plain = fc.oneof(fc.integer(), fc.constantFrom('a', 'on', 'x y', ''));
  const item = fc.dictionary(fc.constantFrom('a', 'b', 'c'), plain);
  const sets = fc
    .uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 4 })
    .chain(names =>
      fc.tuple(...names.map(name => item.map(rest => ({ name, ...rest })))),
    );
  type Sets = (Record<string, unknown> & { name: string })[];
  const fileOfSets = (all: Sets) =>
    all
      .map(set =>
        Object.entries(set).map(
          ([name, content]) =>
            `${name}: ${JSON.stringify(content)} # ${name} of ${set.name}\n`,
        ),
      )
      .map(([first, ...rest]) => `  - ${[first, ...rest].join('    ')}`)
      .join('');

  it('keeps each of them with the value that it is of', () => {
    fc.assert(
      fc.property(sets, sets, (before: Sets, after: Sets) => {
        const list = before.length > 0 ? `\n${fileOfSets(before)}` : ' []\n';
        const edited = editYaml(`sets:${list}`, 0, [
          { path: ['sets'], value: after },
        ]);
        expect(parse(edited, { version: '1.1' })).toEqual({ sets: after });
        const present = new Map(before.map(set => [set.name, set]));
        let name = '';
        const wrong = edited.split('\n').filter(line => {
          const [, of] = /(\w+):/.exec(line) ?? [];
          name = /name: (\w)/.exec(line)?.[1] ?? name;
          const set = present.get(name);
          const expected =
            of && set && of in set ? `# ${of} of ${name}` : undefined;
          return set && /# .*/.exec(line)?.[0] !== expected;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('editKustomization, with whatever entries', () => {
  const entry = fc.oneof(
    fc.stringMatching(/^[a-z0-9][-a-z0-9._]{0,8}(\/[-a-z0-9._]{1,8}){0,2}$/),
    fc.constantFrom('on', '1', '1e3', 'null', 'a b.yaml', 'é.yaml', '#x.yaml'),
  );

  it('has what was added, has not what was removed, and keeps all else', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { maxLength: 5 }),
        fc.uniqueArray(entry, { maxLength: 2 }),
        fc.nat(),
        fc.boolean(),
        (listed, add, at, isFlow) => {
          const lines = listed.map(one => `  - ${JSON.stringify(one)} # why`);
          const file = isFlow
            ? `# top\nresources: ${JSON.stringify(listed)}\nnamePrefix: x\n`
            : `# top\nresources:\n${lines.join('\n')}\nnamePrefix: x # end\n`;
          const remove = listed.length > 0 ? [listed[at % listed.length]] : [];
          const added = add.filter(one => !remove.includes(one));
          const edited = editKustomization(file, { add: added, remove }, 'k');
          const kept = listed.filter(one => !remove.includes(one));
          const { resources, namePrefix } = parse(edited);
          expect({ resources: resources ?? [], namePrefix }).toEqual({
            resources: [...kept, ...added.filter(one => !kept.includes(one))],
            namePrefix: 'x',
          });
          expect(edited).toContain('# top');
          const commented = isFlow
            ? []
            : kept.map(one => `  - ${JSON.stringify(one)} # why\n`);
          expect(commented.filter(one => !edited.includes(one))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
