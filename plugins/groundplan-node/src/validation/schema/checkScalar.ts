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
import { violatesFormat } from './checkFormat';
import { matchPattern } from './matchPattern';
import { Schema } from './Schema';

const INT32 = 2 ** 31;

/** What a schema refuses of a text. @internal */
export function checkText(text: string, schema: Schema): string[] {
  const { minLength, maxLength, pattern, format } = schema;
  const length = [...text].length;
  const problems: string[] = [];
  if (typeof maxLength === 'number' && length > maxLength) {
    problems.push(`must be at most ${maxLength} characters long`);
  }
  if (typeof minLength === 'number' && length < minLength) {
    problems.push(`must be at least ${minLength} characters long`);
  }
  if (
    typeof pattern === 'string' &&
    pattern !== '' &&
    matchPattern(pattern, text) === false
  ) {
    problems.push(`must match ${pattern}`);
  }
  if (typeof format === 'string' && violatesFormat(format, text)) {
    problems.push(`must be of format ${format}`);
  }
  return problems;
}

/** What a schema refuses of a number. @internal */
export function checkNumber(value: number, schema: Schema): string[] {
  const { minimum, maximum, multipleOf, format, type } = schema;
  const problems: string[] = [];
  if (typeof minimum === 'number') {
    const isExclusive = schema.exclusiveMinimum === true;
    if (isExclusive ? value <= minimum : value < minimum) {
      problems.push(
        `must be ${isExclusive ? 'more than' : 'at least'} ${minimum}`,
      );
    }
  }
  if (typeof maximum === 'number') {
    const isExclusive = schema.exclusiveMaximum === true;
    if (isExclusive ? value >= maximum : value > maximum) {
      problems.push(
        `must be ${isExclusive ? 'less than' : 'at most'} ${maximum}`,
      );
    }
  }
  if (typeof multipleOf === 'number' && multipleOf > 0) {
    // Of an integer, servers take the integer part of the factor.
    const factor = Number.isInteger(value)
      ? Math.trunc(multipleOf)
      : multipleOf;
    const times = value / factor;
    if (
      factor <= 0 ||
      Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times))
    ) {
      problems.push(`must be a multiple of ${multipleOf}`);
    }
  }
  if (
    type === 'integer' &&
    format === 'int32' &&
    (value >= INT32 || value < -INT32)
  ) {
    problems.push('must fit into 32 bits');
  }
  return problems;
}
