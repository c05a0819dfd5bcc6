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
  describeWithGo,
  renderWithGo,
} from '@groundplan/test-servers';
import fc from 'fast-check';
import { TemplateError } from '../TemplateError';
import { listEnvsubstVariables } from './listEnvsubstVariables';
import { renderEnvsubst } from './renderEnvsubst';

const VALUES = {
  A: 'alpha/beta/gamma',
  B: 'Ünïcode straße',
  E: '',
  N: '2',
  L: 'LOUD',
  P: 'a*c?[x]',
  D: '$A ${A} $$',
};

const TEMPLATES = [
  'no variable, $A, $ and $$, \\$, \\\\ and \\/',
  '${A} ${ A } ${A } ${ A\t}${\nA\n}',
  '$${A} $$${A} $$$${A} $$A',
  '${A:=x}${E:=x}${MISSING:=x y}${M2:-${A}}${M3:=pre-${N}-post}${M4:=}',
  '${E=x}${E:-x}${E:?x}${E:+x}${A:+x}',
  '${A^}${A^^}${L,}${L,,}${B^^}${B,,}${B^}${A,^}${A^,}',
  '${#A}${#B}${#E}',
  '${A:0:3}|${A:3}|${A:-}|${A:${N}}|${A:${N}:${N}}|${A:99}|${A:2:99}|${A:x}|${A:1:x}|${A: -2}|${A:+2}',
  '${A:0:-1}',
  '${A:2:-9}',
  '${A:20:-1}',
  '${A/a/X}|${A//a/X}|${A/a/}|${A//a/}|${A/#alpha/X}|${A/%gamma/X}|${A/#x/y}|${A/%x/y}',
  '${A/\\//-}|${A//\\//-}|${A//\\//\\\\}|${A//${N}/x}|${A/a/${N}}|${A//a/$$}',
  '${A//}',
  '${A/a}',
  '${A///b}',
  '${A/#alpha/}|${A/%gamma/}',
  '${A#al}|${A#*/}|${A##*/}|${A%/*}|${A%%/*}|${A#?}|${A#[a-z]}|${A##[^/]*/}|${A%[a-z]}|${A%a}|${A#x}',
  '${P#a\\*}|${P#*\\[}|${P%\\]}|${P#a[}|${P#[}|${P#a\\}',
  '${D}${D//$/x}',
  '${MISSING}',
  '${MISSING^^}${E}${ALSO}',
  '${MISSING:0:3}|${MISSING/a/b}|${MISSING#a}',
  '${A:=${MISSING}}${MISSING:=${ALSO}}',
  '${A',
  '${A:=x',
  '${}',
  '${#}',
  '${A-x}',
  '${A+x}',
  '${A.b}',
  '${A b}',
  '${ A:=x }',
  '${A:}',
  '${A::}',
  '${A:1:}',
  '${A#}',
  '${A%}',
  '${A^^x}',
  '${A:=a{b}c}',
  '${A:=["10.0.0.0/8"]}${M:=["10.0.0.0/8"]}',
  '${{ .params.X }}',
  '${1}${a_b}${Ä}',
  'cidr: ${C:=["192.168.0.0/16"]}\ndomain: ${S:="cluster.local"}\n',
  '${M:=$x}${M:=$}${M:=$$}${M:=a$${A}}',
  '',
];

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('${', '}', '$', '$$', '/', ':', '#'),
  },
  fc.constantFrom('%', '^', ',', '=', '-', '\\', ' ', '*', '?', '[', ']', '\n'),
  fc.constantFrom(
    'A',
    'B',
    'E',
    'N',
    'L',
    'P',
    '${A',
    '${N}',
    'a',
    'x',
    'é',
    '1',
  ),
);
const value = fc.oneof(
  fc.constantFrom('', 'alpha', 'a/b', '${A}', '$$', 'é'),
  fc.string({ maxLength: 6 }),
);
const generated = fc.record({
  template: fc.array(piece, { maxLength: 14 }).map(parts => parts.join('')),
  params: fc.dictionary(fc.constantFrom('A', 'B', 'E', 'N'), value, {
    noNullPrototype: true,
  }),
});

function ours(template: string, params: Record<string, string>) {
  try {
    return { output: renderEnvsubst(template, params), error: false };
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return { error: true };
  }
}

// Where upstream counts bytes and cuts a character in two.
const cutsCharacters = ({ template, params = {} }: GoTemplateCase) =>
  /[:#%]/.test(template) &&
  /[^\0-\x7f]/.test(template + Object.values(params).join(''));

describeWithGo('renderEnvsubst, compared with clusterctl', () => {
  const engine = 'envsubst';

  it('answers the same', () => {
    const cases: GoTemplateCase[] = [
      ...TEMPLATES.map(
        template => ({ engine, template, params: VALUES } as const),
      ),
      ...fc
        .sample(generated, 3_000)
        .map(sample => ({ engine, ...sample } as const))
        .filter(sample => !cutsCharacters(sample)),
    ];
    const theirs = renderWithGo(cases);
    const differences = cases.flatMap((sample, i) => {
      const { output, error, variables = [] } = theirs[i];
      const got = ours(sample.template, sample.params ?? {});
      const same = error === undefined ? got.output === output : got.error;
      const listed =
        error === undefined
          ? listEnvsubstVariables(sample.template).map(v => v.name)
          : [];
      return same && variables.every(v => error || listed.includes(v))
        ? []
        : [{ ...sample, theirs: theirs[i], ours: got, listed }];
    });
    expect(differences.slice(0, 5)).toEqual([]);
    // The generated ones are no use if they are all refused.
    expect(theirs.filter(r => r.error === undefined).length).toBeGreaterThan(
      cases.length / 5,
    );
  });
});
