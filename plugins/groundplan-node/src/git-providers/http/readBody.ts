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

const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** The bytes of an answer; fails when they are too many. */
export async function readAll(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) {
      return Buffer.concat(chunks);
    }
    size += next.value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel();
      throw new Error(`its answer is over ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(next.value);
  }
}

/** Undefined where it is none. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `message`, `error` and `errors` in the shapes that the providers use. */
export function messageOf(body: unknown): string {
  if (typeof body === 'string') {
    return body;
  }
  if (Array.isArray(body)) {
    return body.map(messageOf).filter(Boolean).join('; ');
  }
  if (typeof body !== 'object' || body === null) {
    return '';
  }
  const { message, error, errors, error_description } = body as Record<
    string,
    unknown
  >;
  return [message ?? error_description ?? error, errors]
    .map(messageOf)
    .filter(Boolean)
    .join('; ');
}
