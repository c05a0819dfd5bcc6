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

import { GitHttpClient } from '../http/GitHttpClient';
import { redact } from '../http/redact';
import { pktLine, readPktLines } from './pktLines';

const FLUSH = '0000';
const DELIMITER = '0001';

/** @internal */
export interface FetchPackOptions {
  /** With credentials for Git over HTTP. */
  client: GitHttpClient;
  /** Of the repository's clone URL, from the client's base URL on. */
  path: string;
  /** What is wanted, as lines of the `fetch` command. */
  args: string[];
  /** Statuses that are an answer without a pack. */
  accept?: number[];
  doing: string;
  where: string;
}

/**
 * Asks for a pack by Git's smart HTTP protocol, version 2
 * (https://git-scm.com/docs/protocol-v2). Without one it answers with what the
 * server says instead, if anything.
 */
export async function fetchPack(
  options: FetchPackOptions,
): Promise<{ pack?: Buffer; said: string }> {
  const { client, path, args, accept, doing, where } = options;
  const { bytes } = await client.request({
    method: 'POST',
    path: `${path}/git-upload-pack`,
    body: Buffer.concat([
      pktLine('command=fetch\n'),
      pktLine('agent=groundplan\n'),
      Buffer.from(DELIMITER),
      ...[...args, 'ofs-delta', 'no-progress', 'done'].map(line =>
        pktLine(`${line}\n`),
      ),
      Buffer.from(FLUSH),
    ]),
    headers: {
      'git-protocol': 'version=2',
      'content-type': 'application/x-git-upload-pack-request',
      accept: 'application/x-git-upload-pack-result',
    },
    accept,
    doing,
    where,
  });
  const received = readPktLines(bytes);
  const begin = received.findIndex(
    line => line.toString('latin1') === 'packfile\n',
  );
  // Band 1 holds the pack, 3 why there is no more of it
  const bands = begin < 0 ? [] : received.slice(begin + 1);
  const failed = bands.find(line => line[0] === 3);
  if (begin >= 0 && !failed) {
    return {
      pack: Buffer.concat(
        bands.filter(line => line[0] === 1).map(line => line.subarray(1)),
      ),
      said: '',
    };
  }
  const said = failed?.subarray(1) ?? received.find(line => isError(line));
  return { said: redact(said?.toString('utf8').replace(/^ERR /, '') ?? '') };
}

function isError(line: Buffer): boolean {
  return line.toString('latin1', 0, 4) === 'ERR ';
}
