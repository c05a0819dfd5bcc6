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
import { KNOWN_AFTER_APPLY } from '../Plan';

/** One side of an attribute's value. @internal */
export interface ValueTerm {
  /** As it is shown; a string without its quotes. */
  text: string;
  isNull: boolean;
  unknown: boolean;
  sensitive: boolean;
}

/** What stands behind an attribute's `=`. @internal */
export interface PlanValue {
  terms: ValueTerm[];
  /** What the line leaves open, to be read from those that follow. */
  opens?: '{' | '[' | '(' | 'text';
  forcesReplacement: boolean;
}

const FORCES = /\s# (?:whitespace changes )?forces? replacement$/;
const COMMENT = /\s# whitespace changes$/;
const OPENERS = new Map<string, PlanValue['opens']>([
  ['{', '{'],
  ['[', '['],
  ['jsonencode(', '('],
  ['<<-EOT', 'text'],
  ['<<~EOT', 'text'],
]);
const WITHHELD = /^\((?:sensitive value|write-only attribute)/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function unquote(quoted: string): string {
  if (!quoted.includes('\\')) {
    return quoted.slice(1, -1);
  }
  try {
    return String(JSON.parse(quoted));
  } catch {
    // Go's notation knows escapes that JSON does not.
    return quoted.slice(1, -1);
  }
}

/** Where a quoted string that begins the text ends; its length if it does not. */
function endOfQuoted(text: string): number {
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      at += 1;
    } else if (code === QUOTE) {
      return at + 1;
    }
  }
  return text.length;
}

function endOfTerm(text: string): number {
  if (text.startsWith('"')) {
    return endOfQuoted(text);
  }
  if (text.startsWith('jsonencode(') && text.endsWith(')')) {
    return text.length;
  }
  const arrow = text.indexOf(' -> ');
  return arrow < 0 ? text.length : arrow;
}

function toTerm(text: string): ValueTerm {
  const isQuoted = text[0] === '"' && text.length > 1;
  return {
    text: isQuoted ? unquote(text) : text,
    isNull: text === 'null',
    unknown: text === KNOWN_AFTER_APPLY,
    sensitive: text[0] === '(' && WITHHELD.test(text),
  };
}

/**
 * Reads a value as Terraform's text writes it, such as
 * `"a" -> "b" # forces replacement`.
 *
 * @internal
 */
export function readValue(written: string): PlanValue {
  // Most have none, and this is asked of every line.
  const hasComment = written.includes(' # ');
  const forcesReplacement = hasComment && FORCES.test(written);
  let rest = hasComment
    ? written.replace(FORCES, '').replace(COMMENT, '').trimEnd()
    : written.trimEnd();
  if (rest.endsWith(',')) {
    rest = rest.slice(0, -1);
  }
  const terms: ValueTerm[] = [];
  let opens: PlanValue['opens'];
  while (rest !== '' && !opens) {
    const end = endOfTerm(rest);
    const term = rest.slice(0, end);
    rest = rest.startsWith(' -> ', end) ? rest.slice(end + 4) : '';
    opens = OPENERS.get(term);
    if (!opens) {
      terms.push(toTerm(term));
    }
  }
  return { terms, opens, forcesReplacement };
}
