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

import { commitRefusal, CommitRefusalKind } from '../commitRefusal';
import { GitHttpClient } from '../http/GitHttpClient';
import { redact } from '../http/redact';
import { encodePack, GitObject } from './encodePack';
import { pktLine, readPktLines } from './pktLines';

export const NO_COMMIT = '0'.repeat(40);

/** @internal */
export interface PushOptions {
  /** For the repository's clone URL, with credentials for Git over HTTP. */
  client: GitHttpClient;
  /** From the client's base URL on, ending in `.git`. */
  path: string;
  branch: string;
  /** The head that the branch must have; {@link NO_COMMIT} when it must not be there. */
  from: string;
  to: string;
  objects: GitObject[];
  where: string;
}

/**
 * Pushes objects and moves a branch, in one request of Git's smart HTTP
 * protocol (https://git-scm.com/docs/pack-protocol, 'Pushing Data To a
 * Server'). The server compares the branch with `from` itself, so that of two
 * that push at once one is refused.
 */
export async function pushOverHttp(options: PushOptions): Promise<void> {
  const { client, branch, from, to, objects, where } = options;
  const doing = `push to '${branch}'`;
  const command = `${from} ${to} refs/heads/${branch}\0 report-status side-band-64k agent=groundplan`;
  const { bytes } = await client.request({
    method: 'POST',
    path: `${options.path}/git-receive-pack`,
    body: Buffer.concat([
      pktLine(command),
      Buffer.from('0000'),
      encodePack(objects),
    ]),
    headers: {
      'content-type': 'application/x-git-receive-pack-request',
      accept: 'application/x-git-receive-pack-result',
    },
    doing,
    where,
  });

  const { report, said } = readReport(bytes);
  const refused = report.find(
    line => line.startsWith('ng ') || /^unpack (?!ok)/.test(line),
  );
  if (!refused && report.some(line => line.startsWith('ok '))) {
    return;
  }
  const why = redact(`${refused ?? 'no report'}${said ? `: ${said}` : ''}`);
  const kind = kindOf(why);
  throw commitRefusal({
    api: client,
    about: { doing, where },
    kind,
    why:
      kind === 'conflict'
        ? 'somebody else pushed to it at the same moment'
        : why,
    next:
      kind === 'invalid'
        ? 'See whether a rule of the repository forbids this push.'
        : undefined,
  });
}

function kindOf(why: string): CommitRefusalKind {
  if (/protected|not allowed to push|pre-receive hook declined/i.test(why)) {
    return 'protected-branch';
  }
  return /exists|stale|fetch first|non-fast-forward|lock|expected|at [0-9a-f]{40}/i.test(
    why,
  )
    ? 'conflict'
    : 'invalid';
}

/** Band 1 holds the report, itself in lines; band 2 what hooks print. */
function readReport(bytes: Buffer): { report: string[]; said: string } {
  const bands: Buffer[][] = [[], [], [], []];
  for (const line of readPktLines(bytes)) {
    bands[line[0] ?? 0]?.push(line.subarray(1));
  }
  return {
    report: readPktLines(Buffer.concat(bands[1])).map(line =>
      line.toString('utf8').trim(),
    ),
    said: Buffer.concat([...bands[2], ...bands[3]])
      .toString('utf8')
      .trim(),
  };
}
