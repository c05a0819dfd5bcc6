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

import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/**
 * Reads a duration that is longer than zero, in milliseconds.
 *
 * @throws InputError, which names the key and what is allowed
 * @internal
 */
export function readPositiveDuration(
  config: Config,
  path: string,
  key: string,
): number {
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
  } catch (error) {
    throw invalid(`${path}.${key}`, stringifyError(error));
  }
  if (milliseconds <= 0) {
    throw invalid(`${path}.${key}`, 'it is not longer than zero');
  }
  return milliseconds;
}

function invalid(key: string, why: string): InputError {
  return new InputError(
    `Invalid configuration at ${key}: allowed are durations longer than zero, such as '30m', 'PT30M' or { minutes: 30 }; ${why}`,
  );
}
