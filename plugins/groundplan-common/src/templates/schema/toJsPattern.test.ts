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

import { toJsPattern } from './toJsPattern';

describe('toJsPattern', () => {
  it.each<[string, string[], string[]]>([
    ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', ['a', 'a-b'], ['-a', 'A']],
    ['\\Aab\\z', ['ab'], ['abc']],
    ['^\\Qa.b\\E+$', ['a.b', 'a.bb'], ['axb']],
    ['^[[:alpha:]_]+$', ['aB_'], ['1']],
    ['^(?P<x>a)$', ['a'], ['b']],
    ['^a\\-b\\_c\\@d$', ['a-b_c@d'], ['ab']],
    ['^{a}$', ['{a}'], ['a']],
    ['^a{2,3}$', ['aa'], ['a']],
    ['^[]a]+$', [']a'], ['b']],
    ['^[^]a]$', ['b'], [']']],
    ['^\\s$', [' ', '\t'], ['\u00a0', '\v']],
    ['^\\pL+$', ['äß'], ['1']],
    ['^\\p{Greek}$', ['α'], ['a']],
    ['^\\x{1F600}\\x41$', ['😀A'], ['A']],
    ['^.$', ['a', '\r'], ['\n', 'ab']],
    ['^[a&&b]$', ['&'], ['c']],
  ])('reads %s as RE2 does', (pattern, yes, no) => {
    const translated = toJsPattern(pattern);
    const matches = (text: string) =>
      new RegExp(translated ?? 'untranslated', 'u').test(text);
    expect([yes.map(matches), no.map(matches)]).toEqual([
      yes.map(() => true),
      no.map(() => false),
    ]);
  });

  it.each(['(?i)a', 'a(?=b)', '\\1', '\\C', '(', '[b-a]', '[\\S]', 'a\\'])(
    'has nothing for %s',
    pattern => {
      expect(toJsPattern(pattern)).toBeUndefined();
    },
  );
});
