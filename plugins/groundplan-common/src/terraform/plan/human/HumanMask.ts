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
import { isSecretName, mayNameSecret } from '../isSecretName';
import { SENSITIVE_VALUE } from '../Plan';
import { readPlanLine } from './PlanLine';
import { readValue } from './readValue';
import { openTextBlock, placeInTextBlock, TextBlock } from './textBlock';

const NAMED = /^"?([\w.-]+)"? += /;

const OPENERS = { '{': '{', '[': '[', '(': 'jsonencode(', text: '<<-EOT' };

/** The name of the attribute that a line gives a value to, if that is secret by it. */
function secretNameOf(line: string): string | undefined {
  const end = line.indexOf(' = ');
  if (end < 0 || !mayNameSecret(line.slice(0, end))) {
    return undefined;
  }
  const name = NAMED.exec(readPlanLine(line).content)?.[1];
  return name !== undefined && isSecretName(name) ? name : undefined;
}

/** An attribute that is secret going by its name, with its value withheld. */
function maskAttribute(line: string, name: string): string {
  const { content, column } = readPlanLine(line);
  const written = content.slice(content.indexOf(name));
  const at = written.indexOf('= ') + 2;
  const { terms, opens, forcesReplacement } = readValue(written.slice(at));
  if (!written.slice(at).includes('"')) {
    return line;
  }
  const values = terms.map(term =>
    term.isNull || term.unknown ? term.text : SENSITIVE_VALUE,
  );
  if (opens) {
    values.push(OPENERS[opens]);
  }
  const head = line.slice(0, column) + content.slice(0, content.indexOf('= '));
  const tail = forcesReplacement ? ' # forces replacement' : '';
  return `${head}= ${values.join(' -> ')}${tail}`;
}

/**
 * Withholds, line by line, what Terraform shows although its name says that it is
 * secret. What is marked sensitive it withholds itself.
 *
 * @internal
 */
export class HumanMask {
  #text?: TextBlock & { isSecret: boolean };

  private constructor() {}

  static create(): HumanMask {
    return new HumanMask();
  }

  /** The next line as it may be shown: most as they are. */
  mask(line: string): string {
    if (this.#text) {
      const { isSecret: wasSecret, column } = this.#text;
      if (placeInTextBlock(line, this.#text) === 'inside') {
        return wasSecret && line.trim() !== ''
          ? `${' '.repeat(column + 4)}${SENSITIVE_VALUE}`
          : line;
      }
      this.#text = undefined;
      if (/^ *EOT(?:$|[ ,])/.test(line)) {
        return wasSecret
          ? line.replace(/ -> ".*$/, ` -> ${SENSITIVE_VALUE}`)
          : line;
      }
    }
    const name = secretNameOf(line);
    const opened = openTextBlock(line);
    if (opened) {
      this.#text = { ...opened, isSecret: name !== undefined };
    }
    return name === undefined ? line : maskAttribute(line, name);
  }
}
