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

import { constants, gzip, gzipSync } from 'node:zlib';
import { RequestHandler } from 'express';

/** Less is not worth it; the same as that of Backstage's own compression. */
const MIN_BYTES = 1024;

/** More, such as a long plan, would keep all others waiting for too long. */
const MAX_BYTES = 1024 * 1024;

const OPTIONS = { level: constants.Z_BEST_SPEED };

/**
 * Has JSON answers packed before they are sent, where the caller takes that.
 *
 * @remarks
 * Backstage packs all answers, but in pieces and in other threads: in a process
 * that is busy with the catalog an answer waits its turn for each of them, which
 * takes ten times as long as packing it here. A page of 50 takes 0.2 ms. What is
 * larger than a megabyte goes to another thread, but whole.
 *
 * @internal
 */
export function compressAtOnce(): RequestHandler {
  return (req, res, next) => {
    const sendJson = res.json.bind(res);
    res.json = body => {
      const text = JSON.stringify(body);
      res.vary('Accept-Encoding');
      if (
        text === undefined ||
        text.length < MIN_BYTES ||
        res.getHeader('Content-Encoding') ||
        req.acceptsEncodings(['gzip', 'identity']) !== 'gzip'
      ) {
        return sendJson(body);
      }
      const sendPacked = (packed: Buffer) =>
        res.set('Content-Encoding', 'gzip').type('json').send(packed);
      if (text.length <= MAX_BYTES) {
        return sendPacked(gzipSync(text, OPTIONS));
      }
      gzip(text, OPTIONS, (error, packed) =>
        error ? next(error) : sendPacked(packed),
      );
      return res;
    };
    next();
  };
}
