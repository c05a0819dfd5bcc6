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
import { parseAllDocuments } from 'yaml';
import { editYaml } from './editYaml';
import { removeDocument } from './removeDocument';

const FILE = `# The platform team's
apiVersion: v1
kind: ConfigMap
metadata: {name: first}
---
# A cluster
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: "payments"   # as it is billed
spec:
  topology:
    version: v1.34.1 # pinned
    workers:
      machineDeployments:
        - name: md-0
          replicas: 3   # see ticket
        - name: md-1
          replicas: 1
---
kind: Last
`;

describe('editYaml', () => {
  it('replaces plain values where they stand, and not another byte', () => {
    const edited = editYaml(FILE, 1, [
      { path: ['spec', 'topology', 'version'], value: 'v1.35.0' },
      {
        path: [
          'spec',
          'topology',
          'workers',
          'machineDeployments',
          0,
          'replicas',
        ],
        value: 5,
      },
      { path: ['metadata', 'name'], value: 'payments' },
    ]);
    expect(edited).toBe(
      FILE.replace('v1.34.1', 'v1.35.0').replace('replicas: 3', 'replicas: 5'),
    );
  });

  it('quotes what Kubernetes would not read as text', () => {
    const edited = editYaml('a: x\n', 0, [{ path: ['a'], value: 'on' }]);
    expect(edited).toBe('a: "on"\n');
  });

  it('adds, changes and removes keys of one document, with its comments', () => {
    const edited = editYaml(FILE, 1, [
      {
        path: ['spec'],
        value: {
          topology: {
            version: 'v1.34.1',
            controlPlane: { replicas: 3 },
            workers: {
              machineDeployments: [
                { name: 'md-0', replicas: 3 },
                { name: 'md-1', replicas: 1 },
              ],
            },
          },
        },
      },
    ]);
    const [first, , last] = FILE.split('---\n');
    expect(edited.startsWith(`${first}---\n`)).toBe(true);
    expect(edited.endsWith(`---\n${last}`)).toBe(true);
    for (const comment of ['# A cluster', '# pinned', '# see ticket']) {
      expect(edited).toContain(comment);
    }
    expect(parseAllDocuments(edited)[1].toJS()).toMatchObject({
      metadata: { name: 'payments' },
      spec: {
        topology: { version: 'v1.34.1', controlPlane: { replicas: 3 } },
      },
    });
    const again = editYaml(edited, 1, [
      { path: ['spec', 'topology', 'controlPlane'], value: undefined },
    ]);
    expect(parseAllDocuments(again)[1].toJS()).toEqual(
      parseAllDocuments(FILE)[1].toJS(),
    );
    expect(parseAllDocuments(again)).toHaveLength(3);
  });

  describe('a whole spec', () => {
    const SPEC = `kind: Cluster
metadata: {name: payments}
spec:
  # By hand
  replicas: \${replicas}   # Flux says
  region: "eu"
  sets:
  - name: md-0   # the small ones
    replicas: 3
    labels: {a: b}
  - name: md-1   # the large ones
    replicas: 1
  base: &base {size: 1}
  copy: *base
`;
    interface Spec {
      region?: string;
      sets: Record<string, unknown>[];
      copy: object;
    }
    const spec = (): Spec => parseAllDocuments(SPEC)[0].toJS().spec;

    it.each<[string, (it: Spec) => void, (text: string) => string]>([
      ['nothing', () => {}, text => text],
      [
        'a value in a list',
        it => void (it.sets[1].replicas = 2),
        text => text.replace('replicas: 1', 'replicas: 2'),
      ],
      [
        'another item of a list',
        it => void it.sets.push({ name: 'md-2', replicas: 1 }),
        text =>
          text.replace('  base:', '  - name: md-2\n    replicas: 1\n  base:'),
      ],
      [
        'the first item of a list, which goes',
        it => void it.sets.shift(),
        text => text.replace(/ {2}- name: md-0[^]*?(?= {2}- name: md-1)/, ''),
      ],
      [
        'a key that comes and one that goes',
        it => {
          delete it.region;
          it.sets[0].class = 'a';
        },
        text =>
          text
            .replace('  region: "eu"\n', '')
            .replace('labels: {a: b}\n', 'labels: {a: b}\n    class: a\n'),
      ],
      [
        'what only refers to something',
        it => void (it.copy = { size: 2 }),
        text => text.replace(' *base', '\n    size: 2'),
      ],
    ])('differs in %s alone', (_, change, expected) => {
      const wanted = spec();
      change(wanted);
      const edited = editYaml(SPEC, 0, [{ path: ['spec'], value: wanted }]);
      const withoutSpaces = (text: string) => text.replace(/ +(#|$)/gm, ' $1');
      expect(withoutSpaces(edited)).toBe(withoutSpaces(expected(SPEC)));
    });
  });

  describe('a list of another length, or order', () => {
    const LIST = `sets:
  - name: md-0 # the small ones
    replicas: 3 # keep odd
    none: # not yet
    host: a # of a
  - name: md-1 # the large ones
    replicas: 1 # one is enough
    size: &size {cpu: 1}
  - name: md-2 # like them
    size: *size # the same
`;
    const sets = () =>
      parseAllDocuments(LIST)[0].toJS().sets as Record<string, unknown>[];
    const [first, second, third] = LIST.slice(6).split(/^(?= {2}- )/m);

    it.each<[string, (it: Record<string, unknown>[]) => unknown, string[]]>([
      [
        'a number changes, and one is added',
        it => {
          it[0].replicas = 5;
          it.push({ name: 'md-3' });
        },
        [first.replace('3 #', '5 #'), second, third, '  - name: md-3\n'],
      ],
      [
        'what was empty is filled, and the last one goes',
        it => {
          it[0].none = 1;
          it[0].host = { name: 'b' };
          it.pop();
        },
        [
          first
            .replace('none: #', 'none: 1 #')
            .replace('a # of a', '\n      # of a\n      name: b'),
          second,
        ],
      ],
      [
        'the first one goes, and the next one changes',
        it => {
          it.shift();
          it[0].replicas = 3;
        },
        [second.replace('s: 1 #', 's: 3 #'), third],
      ],
      [
        'the first one goes, and another one comes',
        it => {
          it.shift();
          it.push({ name: 'md-3' });
        },
        [second, third, '  - name: md-3\n'],
      ],
      [
        'the last one comes first',
        it => it.reverse().push(it.shift()!),
        [second, first, third],
      ],
    ])('keeps comments with what they are of: %s', (_, change, expected) => {
      const wanted = sets();
      change(wanted);
      const edited = editYaml(LIST, 0, [{ path: ['sets'], value: wanted }]);
      const withoutSpaces = (text: string) => text.replace(/ +$/gm, '');
      expect(edited).toBe(withoutSpaces(`sets:\n${expected.join('')}`));
    });
  });

  it.each([
    ['an anchor that is used elsewhere', 'a: &n 3\nb: *n\n', 'a'],
    ['a key that is merged in', 'x: &x {a: 1}\ny: {<<: *x}\na: 1\n', 'x'],
  ])('refuses to change %s', (_, text, key) => {
    expect(() => editYaml(text, 0, [{ path: [key], value: 5 }])).toThrow(
      /cannot be changed without changing more|is no YAML/,
    );
  });

  it('keeps the line ends of Windows', () => {
    const edited = editYaml('a:\r\n  b: 1\r\n', 0, [
      { path: ['a', 'c'], value: 2 },
    ]);
    expect(edited).toBe('a:\r\n  b: 1\r\n  c: 2\r\n');
  });
});

describe('removeDocument', () => {
  const a = '# one\na: 1\n';
  const b = 'b: 2 # two\n';
  const c = '# three\nc: |\n  text\n  --- not one\n';

  it.each([
    [`${a}---\n${b}---\n${c}`, 0, `${b}---\n${c}`],
    [`${a}---\n${b}---\n${c}`, 1, `${a}---\n${c}`],
    [`${a}---\n${b}---\n${c}`, 2, `${a}---\n${b}`],
    [`---\n${a}---\n${b}`, 0, `---\n${b}`],
    [`---\n${a}---\n${b}`, 1, `---\n${a}`],
    [`${a}--- # middle\n${b}`, 1, a],
  ])('takes one of %j out', (text, index, expected) => {
    const removed = removeDocument(text, index);
    const left = (from: string) =>
      parseAllDocuments(from).map(document => document.toJS());
    expect(left(removed)).toEqual(left(expected));
    const before = left(text);
    before.splice(index, 1);
    expect(left(removed)).toEqual(before);
  });
});
