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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { contextOf } from './__testUtils__/contextOf';
import { readTemplate } from './readTemplate';
import { renderTemplate } from '.';

function aTemplate(
  raw: string,
  annotations: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'templates.weave.works/v1alpha2',
    kind: 'GitOpsTemplate',
    metadata: { name: 'bucket', namespace: 'templates', annotations },
    spec: { renderType: 'templating', resourcetemplates: [{ raw }] },
  };
}

async function objectsOf(
  template: KubernetesObject,
  parameters: Record<string, string>,
) {
  const { manifests } = await renderTemplate(
    {
      host: 'hub',
      kind: 'gitops-template',
      namespace: 'templates',
      name: 'bucket',
    },
    { parameters },
    contextOf([template]),
  );
  return manifests.flatMap(manifest =>
    'objects' in manifest ? manifest.objects : [],
  );
}

const refused = (message: string) => ({
  name: 'InputError',
  message: expect.stringContaining(message),
});

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

describe('GitOpsTemplates of Go templates', () => {
  it('have their parameters, their name and their delimiters', async () => {
    const template = aTemplate(
      `${CONFIG}data:\n  x: << .params.X | upper | quote >>\n  z: << .params.Y | default "why" >>\n  from: << .template.meta.namespace >>/<< .template.meta.name >>\n  in: << .params.NAMESPACE >>\n  not: '{{ .params.Z }}'\n`,
      { 'templates.weave.works/delimiters': '<<,>>' },
    );
    expect(
      readTemplate(template).parameters.filter(({ optional }) => !optional),
    ).toEqual([
      { name: 'NAMESPACE', optional: false },
      { name: 'X', optional: false },
    ]);
    const [{ data }] = await objectsOf(template, { X: 'a' });
    expect(data).toEqual({
      x: 'A',
      z: 'why',
      from: 'templates/bucket',
      in: 'team-a',
      not: '{{ .params.Z }}',
    });
  });

  it('keep the quotes of an action in an object', async () => {
    const template = aTemplate('');
    template.spec = {
      renderType: 'templating',
      resourcetemplates: [
        {
          content: [
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: '{{ .params.X | default "it" }}' },
              data: {
                a: `{{ if eq .params.X "b" }}it's{{ end }}`,
                b: '{{ printf "%s\\\\n" .params.X }}',
              },
            },
          ],
        },
      ],
    };
    const [{ metadata, data }] = await objectsOf(template, { X: 'b' });
    expect(metadata.name).toBe('b');
    expect(data).toEqual({ a: "it's", b: 'b\\n' });
  });

  it('say where they are wrong', () => {
    expect(readTemplate(aTemplate('a: b\nc: {{ nope }}')).problems).toEqual([
      expect.stringMatching(/^spec\.resourcetemplates\[0\]\.raw:2:\d+: .*nope/),
    ]);
  });

  it('are refused where nothing comes of them', async () => {
    const template = aTemplate(
      `{{ if eq .params.CLUSTER_NAME "a" }}${CONFIG}{{ end }}`,
    );
    expect(await objectsOf(template, { CLUSTER_NAME: 'a' })).toHaveLength(1);
    await expect(
      objectsOf(template, { CLUSTER_NAME: 'b' }),
    ).rejects.toMatchObject(refused('makes nothing'));
  });

  const evil = 'a\n  other: b';
  it.each<[string, string, string, string]>([
    [
      'a value put in as it is',
      'data:\n  x: {{ .params.X }}\n',
      evil,
      'data.other',
    ],
    [
      'one decoded',
      'data:\n  x: {{ .params.X | b64dec }}\n',
      Buffer.from(evil).toString('base64'),
      'data.other',
    ],
    [
      'one decoded twice',
      'data:\n  x: {{ .params.X | b64dec | b64dec }}\n',
      Buffer.from(Buffer.from(evil).toString('base64')).toString('base64'),
      'data.other',
    ],
    [
      'one of an address',
      'data:\n  x: {{ (urlParse .params.X).path }}\n',
      `http://a/${encodeURIComponent(evil)}`,
      'data.other',
    ],
    [
      'an item of a list',
      '{{ range splitList "," .params.X }}{{ . }}\n{{ end }}',
      'kind: Secret,x: y',
      '',
    ],
    [
      'a value with conditions on its form',
      'data:\n  x: {{ if not (contains "," .params.X) }}{{ fail "no comma" }}{{ end }}{{ .params.X }}\n',
      'a,b',
      'nobody can tell',
    ],
  ])('do not let %s make more', async (_, text, value, message) => {
    await expect(
      objectsOf(aTemplate(CONFIG + text), { X: value }),
    ).rejects.toMatchObject(refused(message));
  });

  it.each<[string, string, string, unknown]>([
    [
      'a condition',
      'data:\n  x: a\n  {{- if eq .params.X "yes please" }}\n  y1: b\n  {{- end }}\n',
      'yes please',
      { x: 'a', y1: 'b' },
    ],
    [
      'items of a list',
      'data:\n{{- range splitList "," .params.X }}\n- {{ . }}\n{{- end }}\n',
      'a,b,c',
      ['a', 'b', 'c'],
    ],
    [
      'objects of a list',
      'data:\n{{- range splitList "," .params.X }}\n- {name: {{ . }}, x: 1}\n{{- end }}\n',
      'a,b',
      [
        { name: 'a', x: 1 },
        { name: 'b', x: 1 },
      ],
    ],
    [
      'JSON',
      'data: {{ .params.X | mustFromJson | toJson }}\n',
      '{"a": "b: c"}',
      { a: 'b: c' },
    ],
    [
      'JSON as a text',
      'data:\n  x: {{ .params.X | quote }}\n',
      '{"a": ["b"]}',
      { x: '{"a": ["b"]}' },
    ],
    [
      'lines that are indented',
      'data: |\n  {{- .params.X | nindent 2 }}\n',
      'a: b\n- c',
      'a: b\n- c\n',
    ],
    [
      'a hash',
      'data: {x: {{ .params.X | sha1sum }}}\n',
      'a, b',
      { x: expect.stringMatching(/^[0-9a-f]{40}$/) },
    ],
  ])('let a value decide %s', async (_, text, value, expected) => {
    const [{ data }] = await objectsOf(aTemplate(CONFIG + text), { X: value });
    expect(data).toEqual(expected);
  });

  it('let a value repeat a document, and add no other', async () => {
    const template = aTemplate(
      '{{ range splitList "," .params.X }}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a-{{ . }}}\n{{ end }}',
    );
    const objects = await objectsOf(template, { X: 'b,c' });
    expect(objects.map(({ metadata }) => metadata.name)).toEqual([
      'a-b',
      'a-c',
    ]);
    await expect(
      objectsOf(template, {
        X: 'b}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: a-c',
      }),
    ).rejects.toMatchObject(refused('the number of documents'));
  });
});
