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
import { SENSITIVE_VALUE } from './Plan';

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY-----/g;
const END = /-----END [A-Z0-9 ]{0,32}PRIVATE KEY-----/g;
const LINE_WITH_TEXT = /^( *).*\S.*$/gm;

/**
 * Withholds private keys in the PEM form, whoever did not mark them. Lines stay
 * lines. A key without an end is withheld to the end of the text.
 *
 * @internal
 */
export function maskPrivateKeys(text: string): string {
  if (!text.includes('PRIVATE KEY-----')) {
    return text;
  }
  let masked = '';
  let from = 0;
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(text); begin !== null; begin = BEGIN.exec(text)) {
    END.lastIndex = BEGIN.lastIndex;
    const end = END.exec(text);
    const to = end ? END.lastIndex : text.length;
    masked += text.slice(from, begin.index);
    masked += text
      .slice(begin.index, to)
      .replace(LINE_WITH_TEXT, `$1${SENSITIVE_VALUE}`);
    from = to;
    BEGIN.lastIndex = to;
  }
  return masked + text.slice(from);
}
