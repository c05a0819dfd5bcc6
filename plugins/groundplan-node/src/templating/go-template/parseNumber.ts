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

/** A number of a template. It fits where an integer is wanted, a float, or either. */
export interface NumberConstant {
  text: string;
  /** Within 64 bits, signed. */
  integer?: bigint;
  float: number;
  /** Written as a float: what it is where nothing says which is wanted. */
  isFloat: boolean;
}

const INTEGER =
  /^([+-]?)(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?[0-9])*)$/;
const FLOAT =
  /^[+-]?(?:[0-9](?:_?[0-9])*(?:\.(?:[0-9](?:_?[0-9])*)?)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const HEX_FLOAT =
  /^([+-]?)0[xX]_?([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/;

const MAX_INT = 2n ** 63n - 1n;
const MAX_UINT = 2n ** 64n - 1n;

/** Reads an integer as Go's ParseInt does with base 0; undefined where it is none, or too large. */
export function parseGoInteger(
  text: string,
  max = MAX_INT,
): bigint | undefined {
  const match = INTEGER.exec(text);
  if (!match) {
    return undefined;
  }
  const digits = text
    .slice(match[1].length)
    .replace(/_/g, '')
    .replace(/^0(?=[0-7])/, '0o')
    .toLowerCase();
  const value = match[1] === '-' ? -BigInt(digits) : BigInt(digits);
  return value <= max && value >= -MAX_INT - 1n ? value : undefined;
}

/** Reads a float as Go's ParseFloat does; undefined where it is none, or infinite. */
export function parseGoFloat(text: string): number | undefined {
  const value = FLOAT.test(text)
    ? Number(text.replace(/_/g, ''))
    : parseHexFloat(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function parseHexFloat(text: string): number | undefined {
  const match = HEX_FLOAT.exec(text);
  const [, sign, whole, fraction = '', exponent] = match ?? [];
  if (!match || whole + fraction === '') {
    return undefined;
  }
  const mantissa = Number(BigInt(`0x${whole}${fraction}`));
  const value = mantissa * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -value : value;
}

/** Reads a number of a template. Throws an Error with the reason. */
export function parseNumber(text: string): NumberConstant {
  const integer = parseGoInteger(text);
  if (integer !== undefined) {
    return { text, integer, float: Number(integer), isFloat: false };
  }
  const unsigned = parseGoInteger(text, MAX_UINT);
  if (unsigned !== undefined) {
    return { text, float: Number(unsigned), isFloat: false };
  }
  const float = parseGoFloat(text);
  if (float === undefined) {
    throw new Error(
      text.endsWith('i')
        ? `complex numbers are not supported: ${text}`
        : `illegal number syntax: ${text}`,
    );
  }
  if (!/[.eEpP]/.test(text)) {
    throw new Error(`integer overflow: ${text}`);
  }
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63;
  return {
    text,
    float,
    isFloat: true,
    ...(whole && { integer: BigInt(float) }),
  };
}
