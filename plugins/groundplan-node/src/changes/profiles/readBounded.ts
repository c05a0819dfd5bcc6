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

import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';

const TIMEOUT_MS = 30_000;

/**
 * Reads what is at a URL, as far as it is not more than so much.
 *
 * @throws ServiceUnavailableError with what to do about it.
 * @internal
 */
export async function readBounded(
  reader: UrlReaderService,
  url: string,
  maxBytes: number,
): Promise<Buffer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await reader.readUrl(url, { signal });
    if (!response.stream) {
      return bounded(await response.buffer(), maxBytes);
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response.stream()) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > maxBytes) {
        throw tooLong(maxBytes);
      }
      signal.throwIfAborted();
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new ServiceUnavailableError(
      `${url}: ${reasonOf(error as Error, url)}`,
    );
  }
}

function bounded(body: Buffer, maxBytes: number): Buffer {
  if (body.length > maxBytes) {
    throw tooLong(maxBytes);
  }
  return body;
}

function tooLong(maxBytes: number): Error {
  return new Error(
    `it is longer than ${maxBytes / 1_000_000} MB, and not read`,
  );
}

function reasonOf(error: Error, url: string): string {
  // Another one where a redirect leads to it.
  const [, elsewhere] =
    /URL not allowed by backend\.reading\.allow\D*: (\S+)$/.exec(
      error.message,
    ) ?? [];
  if (error.name === 'NotAllowedError' || elsewhere) {
    return `Backstage may not read from there. Add this to its configuration: backend: { reading: { allow: [{ host: "${
      new URL(elsewhere ?? url).host
    }" }] } }`;
  }
  return error.name === 'TimeoutError'
    ? `no answer within ${TIMEOUT_MS / 1000} seconds`
    : error.message;
}
