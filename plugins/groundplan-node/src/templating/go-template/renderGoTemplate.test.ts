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

import { TemplateError } from '../TemplateError';
import { renderGoTemplate } from './renderGoTemplate';

function render(text: string, data: Record<string, unknown> = {}) {
  return renderGoTemplate(text, { name: 'aws-eks', data });
}

function errorOf(run: () => string): TemplateError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return error as TemplateError;
  }
  throw new Error('rendered without an error');
}

const RESOURCE = `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: {{ .params.NAME | lower }}-{{ .index }}
  namespace: {{ .params.NAMESPACE | default "flux-system" }}
  {{- with .params.LABELS }}
  labels:
    {{- range splitList "," . }}
    {{ trim . | replace "=" ": " }}
    {{- end }}
  {{- end }}
spec:
  interval: {{ if eq .params.ENV "prod" }}1h{{ else }}5m{{ end }}
  values:
    replicas: {{ mul (int .params.REPLICAS) 2 }}
    template: {{ .template.meta.name | quote }}
{{- if semverCompare ">=1.27" .params.VERSION }}
    image: {{ printf "registry/%s:%s" .params.NAME (.params.VERSION | trimPrefix "v") }}
{{- end }}
`;
const params = {
  NAME: 'Podinfo',
  LABELS: 'app=podinfo, tier=web',
  ENV: 'prod',
  REPLICAS: '3',
  VERSION: 'v1.28.2',
};

describe('renderGoTemplate', () => {
  it('renders what Weave GitOps renders', () => {
    const template = { meta: { name: 'podinfo', namespace: 'default' } };
    expect(render(RESOURCE, { params, template, index: 7 })).toBe(`---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo-7
  namespace: flux-system
  labels:
    app: podinfo
    tier: web
spec:
  interval: 1h
  values:
    replicas: 6
    template: "podinfo"
    image: registry/Podinfo:1.28.2
`);
  });

  it('renders with delimiters of its own', () => {
    const options = { name: 'x', data: { params: { A: 'a' } } };
    const delimiters = { left: '${{', right: '}}' };
    expect(
      renderGoTemplate('${{ .params.A }} {{ .A }}', { ...options, delimiters }),
    ).toBe('a {{ .A }}');
  });

  it('keeps what is absent, nil and empty apart', () => {
    const data = { params: { A: '' }, nil: null };
    expect(render('{{ .params.B }}|{{ .nil }}|{{ .a.b.c }}', data)).toBe(
      '<no value>|<no value>|<no value>',
    );
    expect(render('{{ .params.A }}|{{ index .params "B" }}|', data)).toBe('||');
    expect(errorOf(() => render('{{ .nil.b }}', data)).reason).toMatch(
      'nil pointer evaluating interface {}.b',
    );
  });

  it.each([
    ['a\n{{ .a | toYaml }}', 2, 'function toYaml is not defined'],
    ['{{ if .a }}\n\n{{ env "HOME" }}{{ end }}', 3, 'function env is not'],
    ['{{ genCA "x" 1 }}', 1, 'error calling genCA: genCA is not supported'],
    ['\n{{ fail "no region" }}', 2, 'error calling fail: no region'],
    ['a\nb {{ if .a }}', 2, 'unexpected end of template in if'],
    ['{{ $a }}', 1, 'undefined variable $a'],
    ['{{ "a }}', 1, 'unterminated string'],
    ['{{ upper 1 }}', 1, 'expected string; found number'],
    ['{{ upper .n }}', 1, 'wrong type for value; expected string; got float64'],
    ['{{ upper }}', 1, 'wrong number of arguments for upper: want 1, got 0'],
    ['{{ template "x" }}', 1, 'template x is not defined'],
    ['\n\n{{ index .l 3 }}', 3, 'error calling index: index out of range: 3'],
    ['{{ div 1 0 }}', 1, 'error calling div'],
    ['{{ .n.x }}', 1, "can't evaluate field x in type float64"],
    ['{{ mustRegexMatch "(" "" }}', 1, 'error calling mustRegexMatch'],
    ['{{ regexFind "(?=a)" "a" }}', 1, 'error calling regexFind'],
  ])('says where and why: %j', (text, line, reason) => {
    const error = errorOf(() => render(text, { n: 1, l: [] }));
    expect(error.templateName).toBe('aws-eks');
    expect(error.line).toBe(line);
    expect(error.reason).toMatch(reason);
  });

  it('takes keys and names for nothing but text', () => {
    const data = JSON.parse('{"__proto__":{"a":1},"params":{"__proto__":"p"}}');
    expect(
      render(
        '{{ .__proto__.a }} {{ .params.__proto__ }} {{ .constructor }} {{ .params.toString }} {{ hasKey (dict) "constructor" }} {{ get (dict "__proto__" 2) "__proto__" }} {{ (split "," "a").length }}',
        data,
      ),
    ).toBe('1 p <no value> <no value> false 2 <no value>');
    for (const name of ['constructor', '__proto__', 'hasOwnProperty']) {
      expect(errorOf(() => render(`{{ ${name} }}`)).reason).toBe(
        `function ${name} is not defined`,
      );
    }
  });

  describe('is held to limits', () => {
    const cycle = '{{ $d := dict }}{{ $_ := set $d "a" $d }}';
    const doubled = (value: string) =>
      `{{ $x := ${value} }}{{ range 60 }}{{ $x = dict "a" $x "b" $x }}{{ end }}`;
    const deep = '(print '.repeat(90);

    it.each([
      ['repeat', '{{ repeat 1000000000 "ab" }}'],
      ['until', '{{ until 1000000000 }}'],
      ['untilStep', '{{ untilStep 0 1000000000 1 }}'],
      ['seq', '{{ seq 1 1000000000 }}'],
      ['range', '{{ range 1000000000 }}{{ end }}'],
      ['nested ranges', '{{ range 9999 }}{{ range 9999 }}{{ end }}{{ end }}'],
      ['width', '{{ printf "%9999999d%9999999d" 1 1 }}'],
      [
        'strings that double',
        '{{ $x := "ab" }}{{ range 60 }}{{ $x = print $x $x }}{{ end }}',
      ],
      [
        'lists that double',
        '{{ $x := list 1 }}{{ range 60 }}{{ $x = concat $x $x }}{{ end }}',
      ],
      [
        'lists that grow',
        '{{ $x := list }}{{ range 99999 }}{{ $x = append $x 1 }}{{ end }}',
      ],
      ['maps that double', `${doubled('1')}{{ $x }}`],
      ['comparing them', `${doubled('1')}{{ deepEqual $x (deepCopy $x) }}`],
      ['a map in itself', `${cycle}{{ $d }}`],
      ['a map in itself as JSON', `${cycle}{{ toJson $d }}`],
      ['a copy of a map in itself', `${cycle}{{ deepCopy $d }}`],
      [
        'merging a map in itself',
        `${cycle}{{ merge (dict "a" (dict)) $d | toJson }}`,
      ],
      [
        'a template in itself',
        '{{ define "a" }}{{ template "a" }}{{ end }}{{ template "a" }}',
      ],
      ['itself', '{{ template "aws-eks" }}'],
      [
        'templates that fork',
        '{{ define "a" }}{{ if lt (len .) 60 }}{{ template "a" (print . 1) }}{{ template "a" (print . 1) }}{{ end }}{{ end }}{{ template "a" "" }}',
      ],
      ['parentheses', `{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`],
      ['branches', '{{ if 1 }}'.repeat(5000)],
      [
        'both, in a template in itself',
        `{{ define "a" }}{{ ${deep}1${')'.repeat(90)} }}${'{{ if 1 }}'.repeat(
          90,
        )}{{ template "a" }}${'{{ end }}'.repeat(
          90,
        )}{{ end }}{{ template "a" }}`,
      ],
      ['replace', '{{ replace "" (repeat 99999 "a") (repeat 99999 "b") }}'],
      ['indent', '{{ indent 99999 (repeat 99999 "\\n") }}'],
      ['join', '{{ join (repeat 99999 "a") (until 99999) }}'],
      [
        'matches that overlap',
        '{{ regexFindAll "a.*b|a" (repeat 99999 "a") -1 }}',
      ],
      ['a large pattern', '{{ mustRegexMatch "((a{100}){100}){100}" "a" }}'],
      ['a long pattern', '{{ regexMatch (repeat 9999 "a") "a" }}'],
      [
        'brackets of JSON',
        '{{ fromJson (print (repeat 999 "[") (repeat 999 "]")) }}',
      ],
      ['numbers that grow', `{{ mulf ${'1.0123456789e300 '.repeat(20_000)} }}`],
      [
        'variables',
        Array.from({ length: 2000 }, (_, i) => `{{ $a${i} := 1 }}`).join(''),
      ],
    ])('%s', (_, text) => {
      const { reason } = errorOf(() => render(text));
      expect(reason).toMatch(
        /longer than|deeper than|more than .* (steps|variables)|error parsing|too large|%9/,
      );
      expect(reason.length).toBeLessThan(400);
    });

    it('of the caller', () => {
      const options = (limits: object) => ({ name: 'x', data: {}, limits });
      const long = options({ maxOutputLength: 5 });
      expect(renderGoTemplate('12345', long)).toBe('12345');
      expect(
        errorOf(() => renderGoTemplate('{{ 123456 }}', long)).reason,
      ).toMatch('longer than 5');
      const deepest = options({ maxDepth: 2 });
      expect(renderGoTemplate('{{ (1) }}', deepest)).toBe('1');
      expect(
        errorOf(() => renderGoTemplate('{{ ((1)) }}', deepest)).reason,
      ).toBe('nested deeper than 2');
      const short = options({ maxTemplateLength: 3 });
      expect(errorOf(() => renderGoTemplate('1234', short)).line).toBe(1);
    });

    it('without stopping what is long but harmless', () => {
      expect(render('{{ range until 50000 }}{{ . }},{{ end }}')).toHaveLength(
        288_890,
      );
      const text = `{{ "${'a'.repeat(500_000)}" | upper | len }}`;
      expect(render(text)).toBe('500000');
      expect(render('{{ regexMatch "(a+)+$" (repeat 5000 "ab") }}')).toBe(
        'false',
      );
    });
  });

  it('makes nothing of the same twice where chance is wanted', () => {
    const text = '{{ uuidv4 }} {{ randAlphaNum 20 }} {{ randNumeric 20 }}';
    expect(render(text)).toMatch(/^[0-9a-f-]{36} [A-Za-z0-9]{20} [0-9]{20}$/);
    expect(render(text)).not.toBe(render(text));
    expect(render('{{ now | date "2006" }}')).toMatch(/^20[0-9]{2}$/);
    expect(render('{{ ago now }}')).toBe('0s');
  });
});
