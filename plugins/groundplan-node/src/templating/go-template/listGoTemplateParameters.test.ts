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

import { listGoTemplateParameters } from './listGoTemplateParameters';

function list(text: string) {
  return listGoTemplateParameters(text, { name: 'eks' });
}

describe('listGoTemplateParameters', () => {
  it.each([
    ['no parameter', '{{ .template.meta.name }} {{ .other.X }}', []],
    ['a field', '{{ .params.B }}{{ .params.A }}{{ .params.B }}', ['A', 'B']],
    ['an argument', '{{ printf "%s" .params.A | quote }}', ['A']],
    ['parentheses', '{{ (printf "%s" (upper .params.A)).x }}', ['A']],
    ['a chain', '{{ (.params).A }}', ['A']],
    ['with', '{{ with .params }}{{ .A }}{{ $.params.B }}{{ end }}', ['A', 'B']],
    ['a variable', '{{ $p := .params }}{{ $p.A }}{{ $.params.B }}', ['A', 'B']],
    ['the data in a variable', '{{ $d := . }}{{ $d.params.A }}', ['A']],
    ['index', '{{ index .params "A" }}{{ index . "params" "B" }}', ['A', 'B']],
    [
      'no other index',
      '{{ index . "other" "B" }}{{ index .params .x "C" }}',
      [],
    ],
    [
      'both branches',
      '{{ if 1 }}{{ .params.A }}{{ else }}{{ .params.B }}{{ end }}',
      ['A', 'B'],
    ],
    [
      'a loop',
      '{{ range until 3 }}{{ .params.X }}{{ $.params.A }}{{ end }}',
      ['A'],
    ],
    [
      'a template',
      '{{ define "t" }}{{ .params.A }}{{ end }}{{ template "t" . }}',
      ['A'],
    ],
    [
      'a template given parameters',
      '{{ define "t" }}{{ .A }}{{ end }}{{ template "t" .params }}',
      ['A'],
    ],
    [
      'a template that is not used',
      '{{ define "t" }}{{ .params.A }}{{ end }}',
      [],
    ],
    [
      'a template in itself',
      '{{ define "t" }}{{ .params.A }}{{ template "t" . }}{{ end }}{{ template "t" . }}',
      ['A'],
    ],
    ['a block', '{{ block "t" . }}{{ .params.A }}{{ end }}', ['A']],
    ['a comment', '{{/* .params.A */}}', []],
    [
      'a name that JavaScript knows',
      '{{ .params.__proto__ }}{{ .params.constructor }}',
      ['__proto__', 'constructor'],
    ],
  ])('finds them through %s', (_, text, names) => {
    const { parameters, problems } = list(text);
    expect(parameters.map(({ name }) => name)).toEqual(names);
    expect(problems).toEqual([]);
  });

  it('says which the template can do without', () => {
    const text = `
      {{ .params.NEEDED }}
      {{ .params.PIPED | default "a" }}
      {{ default "a" .params.GIVEN }}
      {{ if .params.ASKED }}{{ .params.ASKED }}{{ .params.INSIDE }}{{ end }}
      {{ with .params.WITH }}{{ . }}{{ end }}`;
    expect(list(text).parameters).toEqual([
      { name: 'ASKED', optional: true },
      { name: 'GIVEN', optional: true },
      { name: 'INSIDE' },
      { name: 'NEEDED' },
      { name: 'PIPED', optional: true },
      { name: 'WITH', optional: true },
    ]);
  });

  it('names every function that does not exist, and goes on', () => {
    expect(
      list('{{ .params.A | toYaml }}\n{{ lookup "v1" }}{{ genCA "a" 1 }}'),
    ).toEqual({
      parameters: [{ name: 'A' }],
      problems: [
        'eks:1:16: function toYaml is not defined',
        'eks:2:4: function lookup is not defined',
        'eks:2:21: function genCA is not supported',
      ],
    });
  });

  it('reads on where a template is broken', () => {
    expect(
      list('{{ .params.B }}\n{{ if .params.A }}\n{{ .params.C }}'),
    ).toEqual({
      parameters: [{ name: 'A' }, { name: 'B' }, { name: 'C' }],
      problems: ['eks:3:16: unexpected end of template in if'],
    });
    expect(list('{{ .params.A }}{{ "')).toEqual({
      parameters: [{ name: 'A' }],
      problems: ['eks:1:19: unterminated string'],
    });
    expect(list(`{{ .params.A }}${'x'.repeat(2_000_000)}`).problems).toEqual([
      'eks:1:1: template of 2000015 characters is longer than 1000000',
    ]);
    expect(list('{{ if 1 }}'.repeat(9_999)).problems).toEqual([
      'eks:1:1004: nested deeper than 100',
    ]);
  });

  it('follows templates however many there are', () => {
    const chain = Array.from(
      { length: 10_000 },
      (_, i) => `{{ define "${i}" }}{{ template "${i + 1}" . }}{{ end }}`,
    );
    const last = '{{ define "10000" }}{{ .params.A }}{{ end }}';
    expect(list(`${chain.join('')}${last}{{ template "0" . }}`)).toEqual({
      parameters: [{ name: 'A' }],
      problems: [],
    });
  });

  it('takes other delimiters', () => {
    const delimiters = { left: '<<', right: '>>' };
    const text = '<< .params.A >>{{ .params.B }}';
    const { parameters } = listGoTemplateParameters(text, {
      name: 'x',
      delimiters,
    });
    expect(parameters).toEqual([{ name: 'A' }]);
  });
});
