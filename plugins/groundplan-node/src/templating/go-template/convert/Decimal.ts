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

import { shortestDigits } from '../format/decimalDigits';

const DIVISION_PLACES = 16;

/** A decimal number, with which Sprig reckons what floats would blur. */
export class Decimal {
  private constructor(
    readonly coefficient: bigint,
    readonly exponent: number,
  ) {}

  /** Throws an Error where the number is not finite. */
  static fromNumber(value: number): Decimal {
    if (!Number.isFinite(value)) {
      throw new Error(`cannot create a decimal from ${value}`);
    }
    const { digits, point } = shortestDigits(Math.abs(value));
    const coefficient = BigInt(digits);
    return new Decimal(
      value < 0 ? -coefficient : coefficient,
      value === 0 ? 0 : point - digits.length,
    );
  }

  add(other: Decimal): Decimal {
    const exponent = Math.min(this.exponent, other.exponent);
    return new Decimal(this.#at(exponent) + other.#at(exponent), exponent);
  }

  subtract(other: Decimal): Decimal {
    return this.add(new Decimal(-other.coefficient, other.exponent));
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(
      this.coefficient * other.coefficient,
      this.exponent + other.exponent,
    );
  }

  /** To 16 places, half away from zero. Throws an Error where the other is zero. */
  divide(other: Decimal): Decimal {
    if (other.coefficient === 0n) {
      throw new Error('decimal division by 0');
    }
    const shift = this.exponent - other.exponent + DIVISION_PLACES;
    const top = this.coefficient * 10n ** BigInt(Math.max(shift, 0));
    const bottom = other.coefficient * 10n ** BigInt(Math.max(-shift, 0));
    const quotient = top / bottom;
    const rest = magnitude(top % bottom) * 2n;
    const away = top < 0n === bottom < 0n ? 1n : -1n;
    return new Decimal(
      rest >= magnitude(bottom) ? quotient + away : quotient,
      -DIVISION_PLACES,
    );
  }

  toNumber(): number {
    return Number(`${this.coefficient}e${this.exponent}`);
  }

  #at(exponent: number): bigint {
    return this.coefficient * 10n ** BigInt(this.exponent - exponent);
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
