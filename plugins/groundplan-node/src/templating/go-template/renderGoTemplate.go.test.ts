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

import {
  GoTemplateCase,
  GoTemplateResult,
  describeWithGo,
  renderWithGo,
} from '@groundplan/test-servers';
import fc from 'fast-check';
import { TemplateError } from '../TemplateError';
import { goTemplateArbitrary } from './__testUtils__/goTemplateArbitrary';
import {
  CONSTRAINTS,
  LANGUAGE_TEMPLATES,
  SPRIG_EXPRESSIONS,
  VERSIONS,
} from './__testUtils__/goTemplateCases';
import { renderGoTemplate } from './renderGoTemplate';

const engine = 'go-template';
const params = { X: 'x-val', Y: '', N: '5', CLUSTER_NAME: 'prod-eu' };
const data = {
  a: null,
  s: 'str',
  n: 3,
  f: 1.5,
  big: 1e6,
  neg: -2.5,
  t: true,
  l: [1, 'two', null, [3]],
  sl: ['b', 'a', 'c', 'a'],
  m: { b: 1, a: { c: 'deep' }, z: null },
  e: '',
  el: [],
  em: {},
  constructor: { x: 1 },
  u: 'Ünïcode straße 日本',
  long: 'The quick brown fox jumps over the lazy dog',
  json: '{"a":[1,2.5,"x",null,true],"b":{"c":"<&>"}}',
  ver: 'v1.2.3-beta.1+meta',
  multi: 'a\nb\n\nc',
  html: '<a> & "q"',
};

const generatedParams = { A: 'alpha', B: 'Beta-2', EMPTY: '' };
const generatedData = {
  text: 'Some text-value_1',
  number: 2.5,
  big: 123456789,
  yes: true,
  nothing: null,
  list: [1, 'two', null, [3], { a: 1 }],
  names: ['b', 'a', 'c'],
  map: { a: { b: 1 }, q: 'x', c: null },
};

function aCase(template: string): GoTemplateCase {
  return { engine, template, data, params };
}

function ours(sample: GoTemplateCase) {
  const [left, right] = sample.delimiters ?? ['', ''];
  try {
    const output = renderGoTemplate(sample.template, {
      name: 'case',
      data: { ...(sample.data as object), params: sample.params },
      delimiters: { left, right },
    });
    return { output };
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return { error: (error as TemplateError).message };
  }
}

/** Where the two are known to differ, and why. */
function isKnownToDiffer({ template }: GoTemplateCase, error = '') {
  return (
    // Upstream shows what is left behind the end of a list.
    error.includes('no slice from') ||
    // Floats in hexadecimal.
    error.includes('is not supported') ||
    // Characters cut in two.
    (/[^\0-\x7f]/.test(template) && /trunc|substr|abbrev|wrap/.test(template))
  );
}

function differences(cases: GoTemplateCase[], theirs: GoTemplateResult[]) {
  return cases.flatMap((sample, i) => {
    const { output, error } = theirs[i];
    const got = ours(sample);
    const same = error === undefined ? got.output === output : got.error;
    return same || isKnownToDiffer(sample, got.error)
      ? []
      : [{ template: sample.template, theirs: error ?? output, ours: got }];
  });
}

describeWithGo('renderGoTemplate, compared with Go and Sprig', () => {
  it.each([
    ['text/template', LANGUAGE_TEMPLATES],
    ...Object.entries(SPRIG_EXPRESSIONS).map(
      ([name, expressions]): [string, string[]] => [
        `Sprig's ${name}`,
        expressions.map(expression => `{{ ${expression} }}`),
      ],
    ),
  ])('answers the same for %s', (_, templates) => {
    const cases = templates.map(aCase);
    expect(differences(cases, renderWithGo(cases))).toEqual([]);
  });

  it('takes the same versions for a constraint', () => {
    const cases = CONSTRAINTS.flatMap(constraint =>
      VERSIONS.map(version =>
        aCase(`{{ semverCompare "${constraint}" "${version}" }}`),
      ),
    );
    expect(differences(cases, renderWithGo(cases))).toEqual([]);
  });

  it('takes the same delimiters', () => {
    const cases: GoTemplateCase[] = [
      ['<< .s >> {{ .s }} <<- /* c */ ->> x', '<<', '>>'],
      ['${ .s } $x', '${', '}'],
      ['( .s ) (print (1))', '(', ')'],
      ['{{ .s }}', '', ''],
    ].map(([template, left, right]) => ({
      ...aCase(template),
      delimiters: [left, right],
    }));
    expect(differences(cases, renderWithGo(cases))).toEqual([]);
  });

  it('answers the same for templates that nobody wrote', () => {
    // Always the same ones: some templates keep Go busy for minutes.
    const options = { numRuns: 1_500, seed: 4 };
    const cases = fc.sample(goTemplateArbitrary, options).map(
      (template): GoTemplateCase => ({
        engine,
        template,
        data: generatedData,
        params: generatedParams,
      }),
    );
    const theirs = renderWithGo(cases);
    expect(differences(cases, theirs).slice(0, 5)).toEqual([]);
    // They are no use if they are all refused.
    const rendered = theirs.filter(({ error }) => error === undefined);
    expect(rendered.length).toBeGreaterThan(cases.length / 2);
  });
});
