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

import { RE2JS } from 're2js';
import { GoVersion } from './GoVersion';

// Masterminds' grammar, which is not npm's: a comma or a space means and, `1.2 - 3`
// includes all of 3, and a prerelease only meets a constraint that has one itself.
const PART = '[0-9|x|X|*]+';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = `v?(${PART})(\\.${PART})?(\\.${PART})?(-${IDENTIFIERS})?(?:\\+${IDENTIFIERS})?`;
const OPERATOR = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^';
const COMPARISON = `(${OPERATOR})\\s*(${VERSION})`;
const ONE = RE2JS.compile(`^\\s*${COMPARISON}\\s*$`);
const EACH = RE2JS.compile(COMPARISON);
const ALL = RE2JS.compile(
  `^(?:\\s*${COMPARISON}\\s*)(?:(?:\\s+|,\\s*)${COMPARISON}\\s*)*$`,
);
const RANGE = RE2JS.compile(`\\s*(${VERSION})\\s+-\\s+(${VERSION})\\s*`);
const RANGE_END = 6;
const MAX_LENGTH = 1_000;
// Templates ask for the same few versions again and again.
const MAX_PARSED = 50;
const PARSED = new Map<string, Comparison[][]>();

type Comparator = '=' | '!=' | '>' | '<' | '>=' | '<=' | '~' | '^';

const COMPARATORS = new Map<string, Comparator>([
  ['', '='],
  ['=', '='],
  ['!=', '!='],
  ['>', '>'],
  ['<', '<'],
  ['>=', '>='],
  ['=>', '>='],
  ['<=', '<='],
  ['=<', '<='],
  ['~', '~'],
  ['~>', '~'],
  ['^', '^'],
]);

/** One comparison with a version, whose last segments may be left open. */
export interface Comparison {
  comparator: Comparator;
  version: GoVersion;
  /** The first segment that is left open. */
  open?: 'major' | 'minor' | 'patch';
}

/** The alternatives of a constraint. Throws an Error where it is none. */
export function parseConstraint(constraint: string): Comparison[][] {
  if (constraint.length > MAX_LENGTH) {
    throw new Error(`constraint is longer than ${MAX_LENGTH} characters`);
  }
  let parsed = PARSED.get(constraint);
  if (!parsed) {
    parsed = withoutRanges(constraint).split('||').map(parseAll);
    if (PARSED.size >= MAX_PARSED) {
      PARSED.clear();
    }
    PARSED.set(constraint, parsed);
  }
  return parsed;
}

/** `1 - 2` as two comparisons. */
function withoutRanges(constraint: string): string {
  const matcher = RANGE.matcher(constraint);
  let rewritten = constraint;
  while (matcher.find()) {
    const both = `>= ${matcher.group(1)}, <= ${matcher.group(RANGE_END)} `;
    rewritten = rewritten.replace(matcher.group()!, () => both);
  }
  return rewritten;
}

function parseAll(text: string): Comparison[] {
  if (!ALL.matcher(text).find()) {
    throw new Error(`improper constraint: ${text}`);
  }
  const matcher = EACH.matcher(text);
  const comparisons: Comparison[] = [];
  while (matcher.find()) {
    comparisons.push(parseOne(matcher.group()!));
  }
  return comparisons;
}

function parseOne(text: string): Comparison {
  const matcher = ONE.matcher(text);
  const comparator = matcher.find()
    ? COMPARATORS.get(matcher.group(1)!)
    : undefined;
  if (!comparator) {
    throw new Error(`improper constraint: ${text}`);
  }
  const [major, minor, patch] = [3, 4, 5].map(i => matcher.group(i) ?? '');
  const pre = matcher.group(6) ?? '';
  if (isOpen(major)) {
    const version = GoVersion.parse(`0.0.0${pre}`);
    return { comparator, version, open: 'major' };
  }
  if (isOpen(minor)) {
    const version = GoVersion.parse(`${major}.0.0${pre}`);
    return { comparator, version, open: 'minor' };
  }
  if (isOpen(patch)) {
    const version = GoVersion.parse(`${major}${minor}.0${pre}`);
    return { comparator, version, open: 'patch' };
  }
  return { comparator, version: GoVersion.parse(matcher.group(2)!) };
}

function isOpen(segment: string): boolean {
  return /^\.?[xX*]?$/.test(segment);
}
