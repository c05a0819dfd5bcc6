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

import { Config } from '@backstage/config';
import { configError } from './configError';

/** An optional string; another type is an error. @internal */
export function readString(
  config: Config,
  key: string,
  field: string,
): string | undefined {
  const value = config.getOptional(field);
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value === '') {
    throw configError(`${key}.${field}`, 'must be a string that is not empty');
  }
  return value;
}

/** An optional boolean; another type is an error. @internal */
export function readBoolean(
  config: Config,
  key: string,
  field: string,
): boolean | undefined {
  const value = config.getOptional(field);
  if (value !== undefined && typeof value !== 'boolean') {
    throw configError(`${key}.${field}`, 'must be true or false');
  }
  return value;
}
