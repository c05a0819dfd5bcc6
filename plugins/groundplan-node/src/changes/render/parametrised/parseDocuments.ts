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

import { InputError } from '@backstage/errors';
import { Document, parseAllDocuments, Tags } from 'yaml';
import { MAX_ALIASES } from './limits';
import { TemplateText } from './TemplateEngine';

/** Of YAML 1.1, which Kubernetes reads; without dates, base 60 and other types. */
const isJson = (tag: Tags[number]): boolean =>
  typeof tag === 'string' ||
  (!/:(timestamp|binary|omap|pairs|set)$/.test(tag.tag) &&
    tag.format !== 'TIME');

const OPTIONS = {
  version: '1.1',
  customTags: (tags: Tags) => tags.filter(isJson),
  logLevel: 'silent',
} as const;

/** Made once: else every document makes its own. */
const { schema } = new Document(null, OPTIONS);

/**
 * The YAML documents of a rendered text, as JSON; empty ones are left out. Throws
 * an InputError with the line.
 *
 * @internal
 */
export function parseDocuments({ name, text }: TemplateText): unknown[] {
  const fail = (reason: string, line?: number): never => {
    const at = line === undefined ? '' : `, line ${line}`;
    throw new InputError(`${name}, as rendered${at}: ${reason}`);
  };
  const documents = parsed(text, fail);
  return documents.flatMap(document => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      const [reason] = problem.message.split(/ at line \d+|\n/);
      fail(reason, problem.linePos?.[0].line);
    }
    let value: unknown;
    try {
      value = document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      // Aliases that multiply, and nesting that no stack holds.
      fail(error instanceof Error ? error.message : String(error));
    }
    checkNumbers(value, fail);
    return value === null || value === undefined ? [] : [value];
  });
}

function parsed(text: string, fail: (reason: string) => never) {
  try {
    const documents = parseAllDocuments(text, { ...OPTIONS, schema });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** JSON has no other numbers, and longer ones would be changed silently. */
function checkNumbers(value: unknown, fail: (reason: string) => never): void {
  if (typeof value === 'number') {
    if (
      !Number.isFinite(value) ||
      (Number.isInteger(value) && !Number.isSafeInteger(value))
    ) {
      fail(`the number ${value} cannot be kept as it is; quote it`);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const nested of Object.values(value)) {
      checkNumbers(nested, fail);
    }
  }
}
