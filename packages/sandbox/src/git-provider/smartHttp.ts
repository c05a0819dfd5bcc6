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

import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Request, Response } from 'express';
import Router from 'express-promise-router';
import { HostedRepository } from './model/HostedRepository';
import { authenticate } from './rest/authenticate';
import {
  callerOf,
  queryOf,
  repositoryOf,
  RestOptions,
  withRepository,
} from './rest/RestContext';
import { GitRepository } from './storage/GitRepository';
import { gitEnvironment } from './storage/runGit';

type Service = 'git-upload-pack' | 'git-receive-pack';

function start(
  repository: HostedRepository,
  service: Service,
  args: string[],
  protocol: string | undefined,
) {
  // To git, a branch that nobody may push to is one that it does not show.
  const hidden = repository.protectedBranches
    .hiddenRefs()
    .flatMap(ref => ['-c', `receive.hideRefs=${ref}`]);
  return spawn(
    'git',
    [
      ...hidden,
      service.slice('git-'.length),
      '--stateless-rpc',
      ...args,
      repository.git.directory,
    ],
    {
      env: gitEnvironment(protocol ? { GIT_PROTOCOL: protocol } : {}),
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
}

/** Tells of what a push has changed. */
async function announceChanges(
  git: GitRepository,
  before: Map<string, string>,
): Promise<void> {
  const after = await git.refs();
  for (const ref of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(ref) !== after.get(ref)) {
      git.announce({ ref, before: before.get(ref), after: after.get(ref) });
    }
  }
}

/** Answers what git itself would not; undefined where it may go on. */
function refusal(
  response: Response,
  service: Service,
): { status: number; message: string } | undefined {
  const repository = repositoryOf(response);
  const caller = callerOf(response);
  const writes = service === 'git-receive-pack';
  if (!caller && writes) {
    return { status: 401, message: 'Authentication is required' };
  }
  if (writes && (caller?.readOnly || repository.archived)) {
    return { status: 403, message: 'Pushing is not allowed here' };
  }
  return undefined;
}

/** Serves repositories to git clients, over its smart protocol. @internal */
export function smartHttp(options: RestOptions) {
  const router = Router();
  const guarded =
    (serve: (request: Request, response: Response) => Promise<void>) =>
    async (request: Request, response: Response) => {
      const service = (request.params.service ||
        queryOf(request, 'service')) as Service;
      if (!/^git-(upload|receive)-pack$/.test(service)) {
        response.status(403).end('Only the smart protocol is served');
        return;
      }
      const refused = refusal(response, service);
      if (refused) {
        response
          .status(refused.status)
          .set('WWW-Authenticate', 'Basic realm="Git"')
          .end(refused.message);
        return;
      }
      request.params.service = service;
      response.set('Cache-Control', 'no-cache');
      await serve(request, response);
    };

  const place = '/:owner/:name([^/]+?)(.git)?';
  const entry = [
    (request: Request, response: Response, next: () => void) => {
      const header = request.headers.authorization;
      try {
        response.locals.caller = authenticate(options.state, header);
      } catch (error) {
        // Git asks its user for other credentials when it is told so.
        response.set('WWW-Authenticate', 'Basic realm="Git"');
        throw error;
      }
      next();
    },
    (request: Request, response: Response, next: () => void) => {
      const { owner, name } = request.params;
      const found = options.state.find(owner, name);
      if (found?.private && !callerOf(response)) {
        // Git says who it is only when it is asked.
        response
          .status(401)
          .set('WWW-Authenticate', 'Basic realm="Git"')
          .end('Authentication is required');
        return;
      }
      next();
    },
    withRepository(options),
  ];

  router.get(
    `${place}/info/refs`,
    entry,
    guarded(async (request, response) => {
      const service = request.params.service as Service;
      response.type(`application/x-${service}-advertisement`);
      const head = `# service=${service}\n`;
      const length = (head.length + 4).toString(16).padStart(4, '0');
      response.write(`${length}${head}0000`);
      const child = start(
        repositoryOf(response),
        service,
        ['--http-backend-info-refs'],
        request.get('git-protocol'),
      );
      child.stdin.end();
      await pipeline(child.stdout, response);
    }),
  );

  router.post(
    `${place}/:service(git-upload-pack|git-receive-pack)`,
    entry,
    guarded(async (request, response) => {
      const service = request.params.service as Service;
      const { git } = repositoryOf(response);
      response.type(`application/x-${service}-result`);
      const before =
        service === 'git-receive-pack' ? await git.refs() : undefined;
      const child = start(
        repositoryOf(response),
        service,
        [],
        request.get('git-protocol'),
      );
      const zipped = request.headers['content-encoding'] === 'gzip';
      const ended = new Promise(resolve => child.once('close', resolve));
      await Promise.all([
        zipped
          ? pipeline(request, createGunzip(), child.stdin)
          : pipeline(request, child.stdin),
        pipeline(child.stdout, response, { end: false }),
        ended,
      ]);
      if (before) {
        await announceChanges(git, before);
      }
      response.end();
    }),
  );
  return router;
}
