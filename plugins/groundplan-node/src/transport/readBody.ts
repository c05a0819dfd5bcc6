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

import { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { HostRequestError } from './HostRequestError';

/**
 * Reads a body to its end. An end before the body is complete, silence for too
 * long and an error of `onChunk` are failures, and close the connection.
 *
 * @internal
 */
export function readBody(
  response: IncomingMessage,
  options: {
    what: string;
    /** Unpacks it. */
    through?: Transform;
    idleMs: () => number;
    onChunk: (chunk: Buffer) => void;
  },
): Promise<void> {
  const { what, through, idleMs, onChunk } = options;
  const source = through ? response.pipe(through) : response;
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout;
    const fail = (error: unknown) => {
      clearTimeout(timer);
      response.destroy();
      through?.destroy();
      reject(error);
    };
    const cut = (error?: Error) =>
      fail(
        new HostRequestError(
          'connection',
          `${what} was cut before its end${error ? `: ${error.message}` : ''}`,
          { cause: error },
        ),
      );
    const watchIdle = () => {
      clearTimeout(timer);
      const ms = idleMs();
      timer = setTimeout(
        () =>
          fail(
            new HostRequestError('timeout', `${what} was silent for ${ms} ms`),
          ),
        ms,
      );
    };
    watchIdle();
    source.on('data', (chunk: Buffer) => {
      try {
        onChunk(chunk);
        watchIdle();
      } catch (error) {
        fail(error);
      }
    });
    source.once('end', () => {
      clearTimeout(timer);
      if (response.complete) {
        resolve();
      } else {
        cut();
      }
    });
    response.once('error', cut);
    response.once('close', () => {
      if (!response.complete) {
        cut();
      }
    });
    through?.once('error', cut);
  });
}
