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
import { checkIdentity, findDuplicates } from './checkIdentity';
import { readManifests } from './readManifests';

function read(files: Record<string, string | null>) {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    content,
  }));
  const { manifests, findings, unchecked } = readManifests(list);
  return {
    manifests,
    titles: manifests.map(manifest => manifest.title),
    findings: [
      ...findings,
      ...manifests.flatMap(checkIdentity),
      ...findDuplicates(manifests, 'default'),
    ].map(({ path, line, message }) => `${path}:${line} ${message}`),
    unchecked: unchecked.map(({ path, what, why }) => `${path} ${what} ${why}`),
  };
}

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

describe('readManifests', () => {
  it('finds the objects, in YAML and JSON, in lists and streams', () => {
    const { titles, findings, unchecked } = read({
      'a.yaml': `# first\n---\n${MAP}---\n# nothing\n---\n${MAP.replace(
        'name: a',
        'name: b\n  namespace: x',
      )}`,
      'b.json':
        '{\n\t"apiVersion": "v1",\n\t"kind": "Secret",\n\t"metadata": {"name": "c"}}',
      'c.yml':
        'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {generateName: d-}\n',
      'gone.yaml': null,
    });
    expect(titles).toEqual([
      'ConfigMap a',
      'ConfigMap x/b',
      'Secret c',
      'Pod d-',
    ]);
    expect({ findings, unchecked }).toEqual({ findings: [], unchecked: [] });
  });

  it.each([
    'README.md',
    'main.tf',
    'ops/helm/010-x/Chart.yaml',
    'ops/helm/010-x/values.yaml',
    'ops/helm/010-x/values-prod.yaml',
    'ops/helm/010-x/values.schema.json',
    'apps/kustomization.yaml',
    'infra/main.tf.json',
  ])('knows that %s holds none', path => {
    const { titles, findings, unchecked } = read({ [path]: 'a: 1' });
    expect({ titles, findings, unchecked }).toEqual({
      titles: [],
      findings: [],
      unchecked: [],
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a Helm template',
      { 'x/templates/a.yaml': `${MAP}data: {a: "{{ .Values.a }}"}\n` },
      'x/templates/a.yaml the file it is a Helm template',
    ],
    [
      'a template of something else',
      { 'a.yaml': '{{ if .x }}\n- a\n  b: {{ end' },
      'a.yaml the file it is a template',
    ],
    [
      'what may be anything',
      { 'a.yaml': '# x\nfoo: 1\n' },
      'a.yaml the document at line 2 it has neither apiVersion nor kind',
    ],
    [
      'a patch',
      {
        'a/kustomization.yaml': 'patches:\n- path: patches/b.yaml\n',
        'a/patches/b.yaml': MAP,
      },
      'a/patches/b.yaml the file it is a patch of a/kustomization.yaml',
    ],
    [
      'what is encrypted',
      { 'a.yaml': `${MAP}sops:\n  mac: ENC[x]\n` },
      'a.yaml ConfigMap a it is encrypted with SOPS',
    ],
  ])('names %s as unchecked', (_, files, expected) => {
    const { titles, findings, unchecked } = read(files);
    expect({ titles, findings }).toEqual({ titles: [], findings: [] });
    expect(unchecked).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[string, string, string]>([
    ['a syntax error', `${MAP}  b: c\n d: e\n`, 'a.yaml:6 is no YAML: '],
    [
      'a key that is there twice',
      `${MAP}data:\n  a: "1"\n  b: "2"\n  a: "3"\n`,
      'a.yaml:8 the same key is there twice',
    ],
    [
      'a name that is a number',
      MAP.replace(': a', ': 12'),
      'a.yaml:4 must be text',
    ],
    [
      'a name that YAML takes for a boolean',
      MAP.replace('name: a', 'name: on'),
      'a.yaml:4 must be text',
    ],
    [
      'no name',
      MAP.replace('  name: a', '  labels: {}'),
      'a.yaml:3 the object has no name',
    ],
    [
      'no metadata',
      'apiVersion: v1\nkind: Pod\n',
      'a.yaml:1 the object has no metadata',
    ],
    [
      'no kind',
      '\napiVersion: v1\nmetadata: {name: a}\n',
      'a.yaml:2 the object has no kind',
    ],
    [
      'a state of its own',
      MAP.replace('name: a', 'name: a\n  resourceVersion: "7"'),
      'a.yaml:5 must not be there',
    ],
    [
      'the same object again',
      `${MAP}---\n${MAP.replace('name: a', 'name: a\n  namespace: default')}`,
      'a.yaml:9 ConfigMap default/a is also in a.yaml, at line 4',
    ],
    [
      'aliases without end',
      `a: &a [x, x]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]\n`,
      'a.yaml:undefined has more than 100 aliases of anchors',
    ],
    [
      'an alias within itself',
      'a: &a\n  b: *a\n',
      'a.yaml:undefined is nested too deeply to be read',
    ],
    ['nesting without end', `a: ${'['.repeat(30_000)}`, 'a.yaml:'],
  ])('says where there is %s', (_, content, expected) => {
    const { findings } = read({ 'a.yaml': content });
    expect(findings[0]).toContain(expected);
  });

  it('quotes nothing of a file that cannot be read', () => {
    const { findings } = read({
      'a.yaml': `${MAP}stringData:\n  a: "hunter2" "hunter3"\n  - hunter4\n]hunter5\n`,
    });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.join()).not.toContain('hunter');
  });

  it('reads scalars as Kubernetes does', () => {
    const { manifests } = read({
      'a.yaml': `${MAP}data:\n  a: yes\n  b: 0644\n  c: 2001-12-14\n  d: 1:30\n  e: !!binary aGk=\n  1: x\n`,
    });
    expect(manifests[0].object.data).toEqual({
      a: true,
      b: 420,
      c: '2001-12-14',
      d: '1:30',
      e: 'aGk=',
      1: 'x',
    });
  });

  it.each([
    ['spec.ports[1].name', 11],
    ['spec.ports[1]', 10],
    ['spec.ports[1].port', 10],
    ['spec.ports[7].port', 8],
    ['metadata.labels.a.b/c', 6],
    ['metadata.labels[a.b/c]', 6],
    ['metadata.labels.a', 5],
    ['spec.absent.deep', 7],
    ['status', 1],
    ['', 1],
  ])('knows the line of %s', (field, line) => {
    const { manifests } = read({
      'a.yaml': [
        'apiVersion: v1',
        'kind: Service',
        'metadata:',
        '  name: a',
        '  labels:',
        '    a.b/c: d',
        'spec:',
        '  ports:',
        '    - port: 1',
        '    - port: 2',
        '      name: x',
      ].join('\n'),
    });
    expect(manifests[0].lineOf(field)).toBe(line);
  });

  it('follows aliases to the line of a field', () => {
    const { manifests } = read({
      'a.yaml': `${MAP}data: &data\n  a: "1"\nmore: *data\n`,
    });
    expect(manifests[0].lineOf('more.a')).toBe(6);
  });

  it('finds the variables that Flux fills in', () => {
    const text = `${MAP}data:\n  a: x-\${env}-\${env}\n  b: "\${n:=3}"\n  c: $\${not}\n  d: \${1}\n`;
    const substitutions = (content: string) =>
      read({ 'a.yaml': content }).manifests[0].substitutions;
    expect(substitutions(text)).toEqual([
      { field: 'data.a', variables: ['${env}'] },
      { field: 'data.b', variables: ['${n:=3}'] },
    ]);
    expect(
      substitutions(
        text.replace(
          '  name: a',
          '  name: a\n  annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}',
        ),
      ),
    ).toEqual([]);
  });
});
