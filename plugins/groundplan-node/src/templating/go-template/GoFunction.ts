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

import { GoInt } from './GoInt';
import { GoMap } from './GoMap';
import type { GoTime } from './time/GoTime';
import type { GoValue } from './GoValue';
import type { GoVersion } from './semver/GoVersion';
import { WorkMeter } from '../WorkMeter';

/** The types that functions ask for, and how they reach the function. */
interface ArgumentTypes {
  /** Go's interface{}. What is not there arrives as null. */
  any: GoValue;
  /** Go's reflect.Value. What is not there arrives as undefined. */
  value: GoValue;
  string: string;
  bool: boolean;
  /** As far as a double is exact. */
  int: number;
  float64: number;
  /** Go's map[string]interface{}. */
  dict: GoMap;
  time: GoTime;
  version: GoVersion;
}

/** A type that a function asks for. */
export type GoParameterType = keyof ArgumentTypes;

type Arguments<P extends readonly GoParameterType[]> = {
  -readonly [K in keyof P]: ArgumentTypes[P[K]];
};

/** A function that templates may call. */
export interface GoFunction {
  parameters: readonly GoParameterType[];
  /** The type of any further arguments. */
  variadic?: GoParameterType;
  call(args: GoValue[], meter: WorkMeter): GoValue;
}

/** Functions by the name that templates use. */
export type GoFunctionTable = Readonly<Record<string, GoFunction>>;

/** A function with these parameters. It throws an Error with the reason where Go's fails. */
export function fn<const P extends readonly GoParameterType[]>(
  parameters: P,
  call: (args: Arguments<P>, meter: WorkMeter) => GoValue,
): GoFunction {
  return {
    parameters,
    call: (args, meter) =>
      call(args.map(unwrap(parameters)) as Arguments<P>, meter),
  };
}

/** The same, with any number of further arguments. */
export function variadic<
  const P extends readonly GoParameterType[],
  R extends GoParameterType,
>(
  parameters: P,
  rest: R,
  call: (
    args: Arguments<P>,
    rest: ArgumentTypes[R][],
    meter: WorkMeter,
  ) => GoValue,
): GoFunction {
  const fixed = parameters.length;
  return {
    parameters,
    variadic: rest,
    call: (args, meter) =>
      call(
        args.slice(0, fixed).map(unwrap(parameters)) as Arguments<P>,
        args.slice(fixed).map(unwrap([], rest)) as ArgumentTypes[R][],
        meter,
      ),
  };
}

// The evaluator has checked the types.
function unwrap(
  parameters: readonly GoParameterType[],
  rest?: GoParameterType,
) {
  return (value: GoValue, i: number) =>
    (parameters[i] ?? rest) === 'int' && value instanceof GoInt
      ? Number(value.value)
      : value;
}
