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
import { GoVersion, comparePrereleases } from './GoVersion';

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
interface Comparison {
  comparator: Comparator;
  version: GoVersion;
  /** The first segment that is left open. */
  open?: 'major' | 'minor' | 'patch';
}

/** Whether the version meets the constraint. Throws an Error where the constraint is none. */
export function satisfiesConstraint(
  constraint: string,
  version: string,
): boolean {
  if (constraint.length > MAX_LENGTH) {
    throw new Error(`constraint is longer than ${MAX_LENGTH} characters`);
  }
  const alternatives = withoutRanges(constraint).split('||').map(parseAll);
  const parsed = GoVersion.parse(version);
  return alternatives.some(comparisons =>
    comparisons.every(comparison => meets(parsed, comparison)),
  );
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

function meets(version: GoVersion, comparison: Comparison): boolean {
  const { comparator, version: wanted, open } = comparison;
  const loose = comparator !== '!=' || open;
  if (loose && version.prerelease && !wanted.prerelease) {
    return false;
  }
  const order = version.compare(wanted);
  switch (comparator) {
    case '=':
      return open ? meetsTilde(version, comparison) : order === 0;
    case '!=':
      return open ? meetsNotOpen(version, comparison) : order !== 0;
    case '>':
      return meetsGreater(version, comparison);
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    case '<=':
      return meetsLessOrEqual(version, comparison);
    case '~':
      return meetsTilde(version, comparison);
    default:
      return meetsCaret(version, comparison);
  }
}

function meetsNotOpen(
  version: GoVersion,
  { version: wanted, open }: Comparison,
) {
  if (version.major !== wanted.major) {
    return true;
  }
  if (open === 'minor') {
    return false;
  }
  if (version.minor !== wanted.minor) {
    return true;
  }
  if (open === 'patch') {
    return comparePrereleases(version.prerelease, wanted.prerelease) !== 0;
  }
  return version.patch !== wanted.patch || version.compare(wanted) !== 0;
}

function meetsGreater(
  version: GoVersion,
  { version: wanted, open }: Comparison,
) {
  if (!open || version.major !== wanted.major) {
    return version.compare(wanted) > 0;
  }
  if (open === 'minor') {
    return false;
  }
  return open === 'patch'
    ? version.minor > wanted.minor
    : version.compare(wanted) > 0;
}

function meetsLessOrEqual(
  version: GoVersion,
  { version: wanted, open }: Comparison,
) {
  if (!open) {
    return version.compare(wanted) <= 0;
  }
  return (
    version.major < wanted.major ||
    (version.major === wanted.major &&
      (version.minor <= wanted.minor || open === 'minor'))
  );
}

function meetsTilde(version: GoVersion, { version: wanted, open }: Comparison) {
  if (version.compare(wanted) < 0) {
    return false;
  }
  const anything =
    wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n;
  if (anything && open !== 'minor' && open !== 'patch') {
    return true;
  }
  return (
    version.major === wanted.major &&
    (version.minor === wanted.minor || open === 'minor')
  );
}

function meetsCaret(version: GoVersion, { version: wanted, open }: Comparison) {
  if (version.compare(wanted) < 0) {
    return false;
  }
  if (wanted.major > 0n || open === 'minor') {
    return version.major === wanted.major;
  }
  if (version.major > 0n) {
    return false;
  }
  if (wanted.minor > 0n || open === 'patch') {
    return version.minor === wanted.minor;
  }
  return version.minor === 0n && version.patch === wanted.patch;
}
