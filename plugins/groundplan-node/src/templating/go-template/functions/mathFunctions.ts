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

import { GoFunction, GoFunctionTable, fn, variadic } from '../GoFunction';
import { GoInt } from '../GoInt';
import { GoValue } from '../GoValue';
import { Decimal } from '../convert/Decimal';
import { toDecimalInteger, toFloat, toInteger } from '../convert/cast';
import { sprint } from '../format/sprint';

const biggest = integers((a, b) => (b > a ? b : a));

/** Sprig's functions of numbers. */
export const mathFunctions: GoFunctionTable = {
  int: fn(['any'], ([value]) => GoInt.create(toInteger(value))),
  int64: fn(['any'], ([value]) => GoInt.int64(toInteger(value))),
  float64: fn(['any'], ([value]) => toFloat(value)),
  atoi: fn(['string'], ([text]) => GoInt.create(toDecimalInteger(text))),
  toDecimal: fn(['any'], ([value], meter) =>
    GoInt.int64(fromOctal(sprint([value], meter))),
  ),
  add1: fn(['any'], ([value]) => GoInt.int64(toInteger(value) + 1n)),
  add: variadic([], 'any', (_, values) =>
    GoInt.int64(values.reduce<bigint>((sum, v) => sum + toInteger(v), 0n)),
  ),
  sub: fn(['any', 'any'], ([a, b]) => GoInt.int64(toInteger(a) - toInteger(b))),
  // Division by zero is an error here as there.
  div: fn(['any', 'any'], ([a, b]) => GoInt.int64(toInteger(a) / toInteger(b))),
  mod: fn(['any', 'any'], ([a, b]) => GoInt.int64(toInteger(a) % toInteger(b))),
  mul: integers((a, b) => BigInt.asIntN(64, a * b)),
  max: biggest,
  biggest,
  min: integers((a, b) => (b < a ? b : a)),
  maxf: floats((a, b) => Math.max(a, b)),
  minf: floats((a, b) => Math.min(a, b)),
  add1f: fn(['any'], ([value]) => {
    const number = Decimal.fromNumber(toFloat(value));
    return number.add(Decimal.fromNumber(1)).toNumber();
  }),
  addf: variadic([], 'any', (_, values, meter) => {
    meter.spend(values.length ** 2 / 16);
    return decimals(0, values, (a, b) => a.add(b));
  }),
  subf: exact((a, b) => a.subtract(b)),
  mulf: exact((a, b) => a.multiply(b)),
  divf: exact((a, b) => a.divide(b)),
  floor: fn(['any'], ([value]) => Math.floor(toFloat(value))),
  ceil: fn(['any'], ([value]) => Math.ceil(toFloat(value))),
  round: variadic(['any', 'int'], 'float64', ([value, places], [on = 0.5]) =>
    round(toFloat(value), places, on),
  ),
};

function integers(reckon: (a: bigint, b: bigint) => bigint): GoFunction {
  return variadic(['any'], 'any', ([first], rest) =>
    GoInt.int64(rest.map(toInteger).reduce(reckon, toInteger(first))),
  );
}

function floats(reckon: (a: number, b: number) => number): GoFunction {
  return variadic(['any'], 'any', ([first], rest) =>
    rest.map(toFloat).reduce(reckon, toFloat(first)),
  );
}

function exact(reckon: (a: Decimal, b: Decimal) => Decimal): GoFunction {
  return variadic(['any'], 'any', ([first], rest, meter) => {
    // The digits grow with every step.
    meter.spend(10 + rest.length ** 2 / 16);
    return decimals(toFloat(first), rest, reckon);
  });
}

function decimals(
  first: number,
  rest: GoValue[],
  reckon: (a: Decimal, b: Decimal) => Decimal,
): number {
  return rest
    .map(value => Decimal.fromNumber(toFloat(value)))
    .reduce(reckon, Decimal.fromNumber(first))
    .toNumber();
}

function fromOctal(text: string): bigint {
  const match = /^([+-]?)([0-7]+)$/.exec(text);
  if (!match) {
    return 0n;
  }
  const value = BigInt(`0o${match[2]}`) * (match[1] === '-' ? -1n : 1n);
  return BigInt.asIntN(64, value) === value ? value : 0n;
}

function round(value: number, places: number, on: number): number {
  const power = powerOfTen(places);
  const digits = power * value;
  const rounded =
    digits - Math.trunc(digits) >= on ? Math.ceil(digits) : Math.floor(digits);
  return rounded / power;
}

/** As exact as Go's, which squares 0.625 and counts the twos apart. */
function powerOfTen(exponent: number): number {
  let mantissa = 1;
  let twos = 0;
  let square = 0.625;
  let squareTwos = 4;
  for (
    let i = Math.min(Math.abs(exponent), 400);
    i > 0;
    i = Math.floor(i / 2)
  ) {
    if (i % 2 === 1) {
      mantissa *= square;
      twos += squareTwos;
    }
    square *= square;
    squareTwos *= 2;
    if (square < 0.5) {
      square += square;
      squareTwos -= 1;
    }
  }
  return exponent < 0 ? (1 / mantissa) * 2 ** -twos : mantissa * 2 ** twos;
}
