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

// Expressions by what they give, so that most of the templates render.

const text = fc.constantFrom(
  '""',
  '"abc"',
  '"a,b,c"',
  '"Hello World"',
  '"12"',
  '"1.50"',
  '"  x "',
  '"ünï ß"',
  '"a\\nb"',
  '`<a href=\'x\'>"&"`',
  '"fooBarBaz9"',
  '.params.A',
  '.params.B',
  '.params.EMPTY',
  '.params.MISSING',
  '.text',
  '$.text',
);
// Go itself does not stop at any length.
const small = fc.integer({ min: -3, max: 12 }).map(String);
const integer = fc.oneof(small, fc.constantFrom("'a'", '0x1f', '017', '1_000'));
const float = fc.oneof(
  fc.constantFrom('1.5', '-0.25', '1e6', '2.0', '.number', '.big', '1e-7'),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
    .map(value => (Number.isInteger(value) ? `${value}.0` : String(value))),
);
const absent = fc.constantFrom(
  '(index .map "zz")',
  '.nothing',
  '.missing',
  '.missing.x',
);

type Result =
  | 'any'
  | 'bool'
  | 'dict'
  | 'float'
  | 'int'
  | 'int64'
  | 'list'
  | 'string';

const { any, list, dict } = fc.letrec<Record<Result, string>>(tie => {
  const S = tie('string');
  const I = tie('int');
  const L = tie('list');
  const D = tie('dict');
  const B = tie('bool');
  const A = tie('any');
  const N = fc.oneof(I, tie('float'), tie('int64'));
  const paren = (parts: fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map(words => `(${words.join(' ')})`);
  const call = (names: string[], ...args: fc.Arbitrary<string>[]) =>
    paren([fc.constantFrom(...names), ...args]);
  const piped = (names: string[], last: fc.Arbitrary<string>) =>
    fc
      .tuple(last, fc.constantFrom(...names))
      .map(([value, name]) => `(${value} | ${name})`);
  const key = fc.constantFrom('"a"', '"b"', '"__proto__"', '"q"');
  const pattern = fc.constantFrom(
    '"[a-z]+"',
    '"a|b"',
    '"(\\\\w)(\\\\w)"',
    '""',
    '"x*"',
    '"("',
    '"\\\\s"',
    '"(?i)H.l"',
  );
  const format = fc.constantFrom(
    '"%v"',
    '"%5v|"',
    '"%-8s|"',
    '"%q"',
    '"%d"',
    '"%05d"',
    '"%+.2f"',
    '"%x"',
    '"%T"',
    '"%8.3g|"',
    '"%e"',
    '"%t"',
    '"%c"',
    '"%#v"',
    '"%v %v"',
    '"%[1]v %[1]T"',
    '"%6.2f%%"',
    '"%!"',
  );
  return {
    string: fc.oneof(
      { maxDepth: 3 },
      { weight: 12, arbitrary: text },
      call(
        ['upper', 'lower', 'title', 'untitle', 'trim', 'swapcase', 'initials'],
        S,
      ),
      piped(['nospace', 'snakecase', 'kebabcase', 'camelcase', 'b64enc'], S),
      call(['b64dec', 'b32enc', 'b32dec', 'sha1sum', 'adler32sum'], S),
      call(['regexQuoteMeta', 'html', 'js', 'urlquery'], S),
      call(
        ['trunc', 'abbrev', 'indent', 'nindent', 'repeat', 'wrap'],
        small,
        S,
      ),
      call(['abbrevboth', 'substr'], I, I, S),
      call(['trimAll', 'trimSuffix', 'trimPrefix'], S, S),
      call(['replace'], S, S, S),
      call(['wrapWith'], small, S, S),
      call(['plural'], S, S, I),
      call(['quote', 'squote', 'cat', 'print', 'println'], A, A),
      call(['toString', 'toJson', 'toRawJson', 'toPrettyJson', 'html'], A),
      call(['typeOf', 'kindOf'], A),
      call(['join'], S, fc.oneof(L, A)),
      call(['printf'], format, A),
      call(['regexFind'], pattern, S),
      call(['regexReplaceAll', 'regexReplaceAllLiteral'], pattern, S, S),
      call(['seq'], small, small),
      call(['seq'], small, small, small),
      call(['duration', 'durationRound'], fc.oneof(S, tie('int64'))),
      call(['date'], fc.constant('"Mon Jan _2 15:04:05.000 2006"'), I),
      call(['get'], D, key),
    ),
    int: fc.oneof(
      { maxDepth: 2 },
      { weight: 3, arbitrary: integer },
      call(['len'], fc.oneof(S, L, D)),
      call(['int'], A),
      call(['atoi'], S),
    ),
    int64: fc.oneof(
      { maxDepth: 3 },
      call(['add', 'max', 'min', 'mul', 'sub', 'div', 'mod'], N, N),
      call(['add1', 'int64', 'toDecimal'], A),
    ),
    float: fc.oneof(
      { maxDepth: 2 },
      { weight: 2, arbitrary: float },
      call(['addf', 'subf', 'mulf', 'divf', 'maxf', 'minf'], N, N),
      call(['floor', 'ceil', 'float64', 'add1f'], A),
      call(['round'], N, I),
    ),
    bool: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('true', 'false', '.yes'),
      call(['eq', 'ne'], A, A),
      call(['eq', 'ne', 'lt', 'le', 'gt', 'ge'], S, S),
      call(['eq', 'ne', 'lt', 'le', 'gt', 'ge'], N, N),
      call(['not', 'empty'], A),
      call(['contains', 'hasPrefix', 'hasSuffix'], S, S),
      call(['regexMatch'], pattern, S),
      call(['has'], A, L),
      call(['hasKey'], D, key),
      call(['deepEqual', 'all', 'any'], A, A),
    ),
    list: fc.oneof(
      { maxDepth: 3 },
      {
        weight: 8,
        arbitrary: fc.constantFrom(
          '(list)',
          '.list',
          '(list 1 "a" nil)',
          '.names',
        ),
      },
      call(['list'], A, A),
      call(['append', 'prepend', 'without'], L, A),
      call(['rest', 'initial', 'reverse', 'uniq', 'compact', 'sortAlpha'], L),
      call(['concat'], L, L),
      call(['slice'], L, fc.constantFrom('0', '1')),
      call(['slice'], L, fc.constantFrom('0', '1'), I),
      call(['chunk'], I, L),
      call(['until'], fc.integer({ min: -3, max: 5 }).map(String)),
      call(['splitList'], S, S),
      call(['toStrings'], A),
      call(['regexFindAll', 'regexSplit'], pattern, S, I),
      call(['pluck'], key, D, D),
      piped(['keys | sortAlpha'], D),
    ),
    dict: fc.oneof(
      { maxDepth: 3 },
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          '(dict)',
          '.map',
          '(dict "a" 1 "b" nil)',
          '.missing',
        ),
      },
      call(['dict'], key, A, key, A),
      call(['merge', 'mergeOverwrite'], call(['dict'], key, A), D),
      call(['set'], call(['deepCopy'], call(['dict'], key, A)), key, A),
      call(['unset'], call(['deepCopy'], call(['dict'], key, A)), key),
      call(['pick', 'omit'], D, key),
      call(['urlParse'], S),
    ),
    any: fc.oneof(
      { maxDepth: 3 },
      { weight: 4, arbitrary: S },
      { weight: 2, arbitrary: N },
      { weight: 2, arbitrary: L },
      { weight: 2, arbitrary: D },
      B,
      absent,
      call(['default', 'coalesce', 'and', 'or'], A, A),
      call(['ternary'], A, A, B),
      call(['first', 'last'], L),
      call(['index'], L, fc.constantFrom('0', '0', '1')),
      call(['index'], D, key),
      call(['deepCopy'], fc.oneof(S, L, D)),
      call(['fromJson'], call(['toJson'], A)),
      call(['dig'], key, A, D),
      D.map(value => `${value === '.missing' ? '.map' : value}.a`),
    ),
  };
});

const open = fc.constantFrom('{{', '{{ ', '{{- ');
const close = fc.constantFrom('}}', ' }}', ' -}}');
const tag = (inner: fc.Arbitrary<string>) =>
  fc
    .tuple(open, inner, close)
    .map(([left, body, right]) =>
      left === '{{' && body.startsWith('-')
        ? `{{ ${body}${right}`
        : left + body + right,
    );

const { body } = fc.letrec<{ body: string }>(tie => {
  const inner = fc
    .array(tie('body'), { maxLength: 3 })
    .map(parts => parts.join(''));
  const block = (start: fc.Arbitrary<string>, middle: string[]) =>
    fc
      .tuple(tag(start), inner, fc.constantFrom(...middle), inner)
      .map(([head, first, split, second]) =>
        split
          ? `${head}${first}${split}${second}{{end}}`
          : `${head}${first}{{end}}`,
      );
  const named = (prefix: string) => any.map(value => `${prefix}${value}`);
  const ranged = (prefix: string) =>
    fc.oneof(list, dict, small, absent).map(value => `${prefix}${value}`);
  return {
    body: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('text', ' ', '\n', 'a: b\n', '{ }', '/* */'),
      { weight: 4, arbitrary: tag(any) },
      tag(named('$x := ')),
      tag(named('$x = ')),
      fc.constantFrom('{{ $x }}', '{{ . }}', '{{/* c */}}', '{{$.params.A}}'),
      block(named('if '), ['', '{{else}}', '{{else if .yes}}', '{{ else -}}']),
      block(named('with '), ['', '{{else}}', '{{else with .text}}']),
      block(ranged('range '), ['', '{{else}}', '{{break}}', '{{continue}}']),
      block(ranged('range $i, $e := '), ['{{$i}}={{$e}};', '{{else}}']),
      fc.constantFrom(
        '{{template "t" .}}',
        '{{template "t" .map}}',
        '{{block "b" 1}}<{{.}}>{{end}}',
      ),
    ),
  };
});

/** Templates that use most functions, and `$x`, `t` and the data of the comparison. */
export const goTemplateArbitrary: fc.Arbitrary<string> = fc
  .array(body, { minLength: 1, maxLength: 3 })
  .map(parts => `{{define "t"}}[{{.}}]{{end}}{{$x := 0}}${parts.join('')}`);
