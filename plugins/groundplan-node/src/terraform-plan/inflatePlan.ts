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
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { StoredPlanError } from './StoredPlanError';

const inflate = promisify(gunzip);

/**
 * Unpacks a plan, and stops where it becomes larger than is allowed.
 *
 * @throws StoredPlanError where it is not gzip, is cut, or is too large.
 * @internal
 */
export async function inflatePlan(
  packed: Buffer,
  maxBytes: number,
): Promise<Buffer> {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) {
    throw new StoredPlanError('damaged', 'The plan is not gzip');
  }
  try {
    return await inflate(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(maxBytes);
    }
    throw new StoredPlanError(
      'damaged',
      `The plan cannot be unpacked: ${(error as Error).message}`,
    );
  }
}

/** @internal */
export function tooLarge(maxBytes: number): StoredPlanError {
  return new StoredPlanError(
    'too-large',
    `The plan is larger than ${maxBytes} bytes`,
  );
}
