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

import { GoFunction, fn } from '../GoFunction';
import { GoInt } from '../GoInt';
import { GoObject } from '../GoObject';
import { compareBytes } from '../../goStrings';

const VERSION =
  /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
const MAX_SEGMENT = 2n ** 64n - 1n;

/** A version of Masterminds' semver, which takes `1.2` and `v1` for versions too. */
export class GoVersion extends GoObject {
  readonly type = '*semver.Version';
  readonly kind = 'ptr';

  private constructor(
    readonly major: bigint,
    readonly minor: bigint,
    readonly patch: bigint,
    readonly prerelease: string,
    readonly metadata: string,
    readonly original: string,
  ) {
    super();
  }

  /** Throws an Error with the reason. */
  static parse(text: string): GoVersion {
    const match = VERSION.exec(text);
    if (!match) {
      throw new Error(`invalid semantic version ${text}`);
    }
    const [, major, minor = '0', patch = '0', pre = '', meta = ''] = match;
    const segments = [major, minor, patch].map(BigInt);
    const leadingZero = pre.split('.').some(part => /^0[0-9]+$/.test(part));
    if (segments.some(segment => segment > MAX_SEGMENT) || leadingZero) {
      throw new Error(`invalid semantic version ${text}`);
    }
    const [first, second, third] = segments;
    return new GoVersion(first, second, third, pre, meta, text);
  }

  /** Negative, zero or positive; metadata does not count. */
  compare(other: GoVersion): number {
    for (const segment of ['major', 'minor', 'patch'] as const) {
      if (this[segment] !== other[segment]) {
        return this[segment] < other[segment] ? -1 : 1;
      }
    }
    return comparePrereleases(this.prerelease, other.prerelease);
  }

  method(name: string): GoFunction | undefined {
    switch (name) {
      case 'Major':
        return fn([], () => GoInt.create(this.major, 'uint64'));
      case 'Minor':
        return fn([], () => GoInt.create(this.minor, 'uint64'));
      case 'Patch':
        return fn([], () => GoInt.create(this.patch, 'uint64'));
      case 'Prerelease':
        return fn([], () => this.prerelease);
      case 'Metadata':
        return fn([], () => this.metadata);
      case 'Original':
        return fn([], () => this.original);
      case 'String':
        return fn([], () => this.toString());
      case 'Compare':
        return fn(['version'], ([v]) => GoInt.create(this.compare(v)));
      case 'Equal':
        return fn(['version'], ([v]) => this.compare(v) === 0);
      case 'LessThan':
        return fn(['version'], ([v]) => this.compare(v) < 0);
      case 'LessThanEqual':
        return fn(['version'], ([v]) => this.compare(v) <= 0);
      case 'GreaterThan':
        return fn(['version'], ([v]) => this.compare(v) > 0);
      case 'GreaterThanEqual':
        return fn(['version'], ([v]) => this.compare(v) >= 0);
      default:
        return undefined;
    }
  }

  equals(other: GoObject): boolean {
    return this === other;
  }

  deepEquals(other: GoObject): boolean {
    return other instanceof GoVersion && this.original === other.original;
  }

  toJson(): string {
    return JSON.stringify(this.toString());
  }

  toString(): string {
    const { major, minor, patch, prerelease, metadata } = this;
    const pre = prerelease && `-${prerelease}`;
    return `${major}.${minor}.${patch}${pre}${metadata && `+${metadata}`}`;
  }
}

/** By the parts between dots; what is no prerelease is greater than any. */
export function comparePrereleases(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a === '' || b === '') {
    return a === '' ? 1 : -1;
  }
  const others = b.split('.');
  const parts = a.split('.');
  for (let i = 0; i < Math.max(parts.length, others.length); i += 1) {
    const order = compareParts(parts[i] ?? '', others[i] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function compareParts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a === '' || b === '') {
    return a === '' ? -1 : 1;
  }
  const numbers = [a, b].map(part => /^[0-9]+$/.test(part));
  if (numbers[0] && numbers[1]) {
    return BigInt(a) > BigInt(b) ? 1 : -1;
  }
  if (numbers[0] !== numbers[1]) {
    return numbers[0] ? -1 : 1;
  }
  return compareBytes(a, b);
}
