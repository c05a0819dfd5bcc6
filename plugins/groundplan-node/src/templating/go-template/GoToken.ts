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

export const KEYWORDS = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'template',
  'with',
] as const;

export type GoTokenType =
  | (typeof KEYWORDS)[number]
  | 'text'
  | 'left delimiter'
  | 'right delimiter'
  | 'space'
  | '='
  | ':='
  | '|'
  | '('
  | ')'
  | 'character'
  | 'string'
  | 'character constant'
  | 'number'
  | 'bool'
  | 'nil'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'error'
  | 'end of template';

/** A piece of a template, as the lexer cuts it. */
export interface GoToken {
  type: GoTokenType;
  /** As written; of an error, the reason. */
  value: string;
  offset: number;
}

/** What stands around actions. */
export interface GoDelimiters {
  left: string;
  right: string;
}
