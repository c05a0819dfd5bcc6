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
import { editKustomization } from './editKustomization';

const PATH = 'clusters/hub/kustomization.yaml';

const cases: Record<
  string,
  { text: string; add?: string[]; remove?: string[]; expected: string }
> = {
  'adds at the end and keeps comments and odd spaces': {
    text: `# Ours
resources:
  - a.yaml   # first
  -  b.yaml
patches: []
`,
    add: ['team/c.yaml'],
    expected: `# Ours
resources:
  - a.yaml   # first
  -  b.yaml
  - team/c.yaml
patches: []
`,
  },
  'keeps a list that is not indented': {
    text: 'resources:\n- a.yaml\nnamespace: x\n',
    add: ['b.yaml'],
    expected: 'resources:\n- a.yaml\n- b.yaml\nnamespace: x\n',
  },
  'keeps the line ends of Windows': {
    text: 'resources:\r\n  - a.yaml\r\n',
    add: ['b.yaml'],
    expected: 'resources:\r\n  - a.yaml\r\n  - b.yaml\r\n',
  },
  'adds to a file without a last line end': {
    text: 'resources:\n  - a.yaml',
    add: ['b.yaml'],
    expected: 'resources:\n  - a.yaml\n  - b.yaml\n',
  },
  'does not add what is there, however it is written': {
    text: "resources:\n  - './a.yaml'\n  - team/\n",
    add: ['a.yaml', 'team'],
    expected: "resources:\n  - './a.yaml'\n  - team/\n",
  },
  'takes lines out, with their comments': {
    text: 'resources:\n  - a.yaml\n  - b.yaml # old\n  - c.yaml\n',
    remove: ['b.yaml'],
    expected: 'resources:\n  - a.yaml\n  - c.yaml\n',
  },
  'leaves an empty list behind': {
    text: 'resources:\n  - a.yaml\n',
    remove: ['a.yaml'],
    expected: 'resources: []\n',
  },
  'swaps the only one': {
    text: 'resources:\n  - a.yaml\n',
    add: ['b.yaml'],
    remove: ['a.yaml'],
    expected: 'resources:\n  - b.yaml\n',
  },
  'writes a list where there is none': {
    text: 'kind: Kustomization # ours\n',
    add: ['a.yaml'],
    expected: 'kind: Kustomization # ours\nresources:\n  - a.yaml\n',
  },
  'writes a list in brackets anew': {
    text: 'resources: [a.yaml]\n',
    add: ['b.yaml'],
    expected: 'resources:\n  - a.yaml\n  - b.yaml\n',
  },
  'quotes what YAML would take for something else': {
    text: 'resources:\n  - a.yaml\n',
    add: ['#x: y.yaml'],
    expected: 'resources:\n  - a.yaml\n  - "#x: y.yaml"\n',
  },
};

describe('editKustomization', () => {
  it.each(Object.entries(cases))('%s', (_, { text, expected, ...edit }) => {
    expect(editKustomization(text, edit, PATH)).toBe(expected);
  });

  it.each([
    ['resources: {}\n', 'is no list'],
    ['resources:\n  - a: b\n', 'holds what is no string'],
    ['- a\n', 'is no Kustomization'],
    ['resources: [\n', 'cannot be read'],
  ])('refuses %j, naming the file', (text, why) => {
    expect(() => editKustomization(text, { add: ['x.yaml'] }, PATH)).toThrow(
      new RegExp(`${PATH}.* ${why}|resources of ${PATH} ${why}`),
    );
  });
});
