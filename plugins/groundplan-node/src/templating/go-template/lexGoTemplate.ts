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

import { TemplateSource } from '../TemplateSource';
import { GoDelimiters, GoToken } from './GoToken';
import { TemplateCursor } from './TemplateCursor';
import { lexAction } from './lexAction';

/** Cuts a template into tokens. Does not throw: an error is the last token. */
export function lexGoTemplate(
  { text }: TemplateSource,
  delimiters: GoDelimiters = { left: '', right: '' },
): GoToken[] {
  const cursor = new TemplateCursor(text, delimiters);
  const tokens: GoToken[] = [];
  while (!cursor.atEnd) {
    const reason = lexNext(cursor, tokens);
    if (reason) {
      tokens.push({ type: 'error', value: reason, offset: cursor.position });
      return tokens;
    }
  }
  tokens.push({ type: 'end of template', value: '', offset: cursor.position });
  return tokens;
}

/** Text, and the action or comment behind it. */
function lexNext(
  cursor: TemplateCursor,
  tokens: GoToken[],
): string | undefined {
  const offset = cursor.position;
  const { text, delimiter } = cursor.takeText();
  if (text) {
    tokens.push({ type: 'text', value: text, offset });
  }
  if (delimiter === undefined) {
    return undefined;
  }
  if (cursor.startsWith('/*')) {
    return skipComment(cursor);
  }
  tokens.push({
    type: 'left delimiter',
    value: cursor.left,
    offset: delimiter,
  });
  return lexAction(cursor, tokens);
}

function skipComment(cursor: TemplateCursor): string | undefined {
  const end = cursor.text.indexOf('*/', cursor.position + 2);
  if (end < 0) {
    return 'unclosed comment';
  }
  cursor.position = end + 2;
  if (!cursor.atRightDelimiter) {
    return 'comment ends before closing delimiter';
  }
  cursor.skipRightDelimiter();
  return undefined;
}
