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

import { GoVersion, comparePrereleases } from './GoVersion';
import { Comparison, parseConstraint } from './parseConstraint';

/** Whether the version meets the constraint. Throws an Error where the constraint is none. */
export function satisfiesConstraint(
  constraint: string,
  version: string,
): boolean {
  const alternatives = parseConstraint(constraint);
  const parsed = GoVersion.parse(version);
  return alternatives.some(comparisons =>
    comparisons.every(comparison => meets(parsed, comparison)),
  );
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
