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
import { listEnvsubstVariables } from './listEnvsubstVariables';
import { renderEnvsubst } from './renderEnvsubst';

function failure(
  template: string,
  values = {},
  limits = {},
  name = 'cluster.yaml',
): TemplateError {
  try {
    renderEnvsubst(template, values, { name, limits });
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return error as TemplateError;
  }
  throw new Error('it rendered');
}

describe('renderEnvsubst', () => {
  it('puts values and defaults in', () => {
    const template = [
      'name: ${ NAME }',
      'cidr: ${POD_CIDR:=["192.168.0.0/16"]}',
      'zone: ${ZONE:-${NAME}-a}',
      'host: ${NAME//-/.}.example # $${NAME} $NAME',
    ].join('\n');
    expect(renderEnvsubst(template, { NAME: 'team-a' })).toBe(
      [
        'name: team-a',
        'cidr: ["192.168.0.0/16"]',
        'zone: team-a-a',
        'host: team.a.example # ${NAME} $NAME',
      ].join('\n'),
    );
  });

  it('names all missing variables, at the first of them', () => {
    expect(
      failure('a: ${ A }\nb: ${ OTHER } ${B}\nc: ${C:=x}\nd: ${D}', { A: '' }),
    ).toMatchObject({
      reason: 'no value for B, D, OTHER',
      templateName: 'cluster.yaml',
      line: 2,
      column: 4,
      message: 'cluster.yaml:2:4: no value for B, D, OTHER',
    });
  });

  it.each([
    ['x\n  ${A', 2, 3, 'missing } for the substitution of A'],
    ['${ A } ${A.b}', 1, 8, 'missing } for the substitution of A'],
    ['${ A }${\nA\n}\n ${}', 4, 2, 'unable to parse variable name'],
    ['${A/x}', 1, 1, 'bad substitution: expected a second /'],
    ['${A:0:-1}', 1, 1, 'no substring from 0 to -1 of 4 bytes'],
    ['a\0', 1, 2, 'NUL character'],
  ])('says where %j is wrong', (template, line, column, reason) => {
    expect(failure(template, { A: 'text' })).toMatchObject({
      line,
      column,
      reason,
    });
  });

  it('takes no inherited property for a value', () => {
    expect(failure('${constructor} ${__proto__}').reason).toBe(
      'no value for __proto__, constructor',
    );
  });

  it('keeps within its limits', () => {
    const long = 'x'.repeat(1000);
    expect(
      failure('${A}${A}', { A: long }, { maxOutputLength: 1500 }).reason,
    ).toBe('output is longer than 1500 characters');
    expect(
      failure('${A//x/${A}}', { A: long }, { maxOutputLength: 1500 }).reason,
    ).toBe('output is longer than 1500 characters');
    expect(failure('${A:='.repeat(5000), {}).reason).toBe(
      'nested deeper than 100',
    );
    expect(failure(long, {}, { maxTemplateLength: 10 }).reason).toBe(
      'template of 1000 characters is longer than 10',
    );
  });
});

describe('The work of envsubst', () => {
  const value = 'x'.repeat(100_000);

  it.each([
    ['patterns', '${A##*x*x*x*x*x*x*y}'.repeat(1_000), { A: value }],
    ['what is cut off again', '${B:=${A//x/yyyyy}}'.repeat(100), {}],
    ['many substitutions', '${A^^}'.repeat(100), { A: value }],
  ])('ends soon for %s, and names the template', (_, template, values) => {
    const begin = performance.now();
    const name = 'spec.resourcetemplates[0].raw';
    const error = failure(template, { A: value, B: 'b', ...values }, {}, name);
    expect(error.message).toMatch(
      /^spec\.resourcetemplates\[0\]\.raw:1:\d+: more than 1000000 steps$/,
    );
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('takes no longer for each than for the first', () => {
    const begin = performance.now();
    expect(renderEnvsubst('${ A }'.repeat(50_000), { A: '' })).toBe('');
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it('leaves long values to patterns', () => {
    const path = `${'folder/'.repeat(10_000)}file`;
    expect(renderEnvsubst('${A##*/} ${A%%/*}', { A: path })).toBe(
      'file folder',
    );
  });
});

describe('listEnvsubstVariables', () => {
  it('lists each once, with what stands for it', () => {
    expect(
      listEnvsubstVariables(
        '${B} ${A:=x} ${A} ${C:-${INNER}} ${D:0:3} ${E:=} ${B:=late} $${NO} $NO',
      ),
    ).toEqual([
      { name: 'A', required: false, default: 'x' },
      { name: 'B', required: true },
      { name: 'C', required: false },
      { name: 'D', required: false },
      { name: 'E', required: true },
      { name: 'INNER', required: false },
    ]);
  });

  it('keeps within its limits as well', () => {
    const limits = { maxTemplateLength: 3 };
    expect(() => listEnvsubstVariables('${A}', { limits })).toThrow(
      'template of 4 characters is longer than 3',
    );
  });
});
