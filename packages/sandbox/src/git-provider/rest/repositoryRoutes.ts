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

import Router from 'express-promise-router';
import { z } from 'zod';
import { HostedRepository } from '../model/HostedRepository';
import { repositoryShape } from '../shapes/repositoryShape';
import { GiteaError } from './GiteaError';
import { pageOf, sendPaging } from './paging';
import { branchName, readBody } from './readBody';
import {
  callerOf,
  repositoryOf,
  restOf,
  RestOptions,
  writerOf,
  writing,
} from './RestContext';

const HEADS = 'refs/heads/';

/** The repository itself, its branches and who may push to them. @internal */
export function repositoryRoutes({ state, shapes }: RestOptions) {
  const router = Router({ mergeParams: true });

  router.get('/', async (_, response) => {
    response.json(
      await repositoryShape(shapes, repositoryOf(response), callerOf(response)),
    );
  });

  router.patch('/', async (request, response) => {
    const repository = repositoryOf(response);
    const caller = writerOf(response);
    const body = readBody(
      request,
      z.object({
        name: z
          .string()
          .regex(/^[\w.-]{1,100}$/)
          .optional(),
        archived: z.boolean().optional(),
        private: z.boolean().optional(),
        default_branch: branchName.optional(),
      }),
    );
    if (body.name && body.name !== repository.name) {
      state.rename(repository, body.name);
    }
    repository.archived = body.archived ?? repository.archived;
    repository.private = body.private ?? repository.private;
    if (body.default_branch) {
      await branchOf(repository, body.default_branch);
      await repository.git.run([
        'symbolic-ref',
        'HEAD',
        `${HEADS}${body.default_branch}`,
      ]);
      repository.defaultBranch = body.default_branch;
    }
    response.json(await repositoryShape(shapes, repository, caller));
  });

  router.post('/branch_protections', writing, (request, response) => {
    const { rule_name } = readBody(
      request,
      z.object({ rule_name: z.string().min(1).max(255) }),
    );
    repositoryOf(response).protectedBranches.add(rule_name);
    response.status(201).json({ rule_name, enable_push: false });
  });

  const shape = async (
    repository: HostedRepository,
    name: string,
    sha: string,
    caller: ReturnType<typeof callerOf>,
  ) => {
    const [commit] = await repository.git.log(sha);
    return shapes.branch(repository, name, commit, caller);
  };

  router.get('/branches', async (request, response) => {
    const repository = repositoryOf(response);
    const refs = [...(await repository.git.refs('refs/heads'))];
    const { skip, limit } = pageOf(request);
    sendPaging(request, response, refs.length);
    response.json(
      await Promise.all(
        refs
          .slice(skip, skip + limit)
          .map(([ref, sha]) =>
            shape(repository, ref.slice(HEADS.length), sha, callerOf(response)),
          ),
      ),
    );
  });

  router.post('/branches', writing, async (request, response) => {
    const repository = repositoryOf(response);
    const body = readBody(
      request,
      z.object({
        new_branch_name: branchName,
        old_branch_name: z.string().optional(),
        old_ref_name: z.string().optional(),
      }),
    );
    const name = body.new_branch_name;
    const from =
      body.old_ref_name ?? body.old_branch_name ?? repository.defaultBranch;
    const sha = await repository.git.resolve(from);
    if (!sha) {
      throw GiteaError.notFound('The old branch does not exist');
    }
    if (await repository.git.resolve(`${HEADS}${name}`)) {
      throw GiteaError.of(409, 'The branch already exists.');
    }
    await repository.git.updateRef({ ref: `${HEADS}${name}`, after: sha });
    response
      .status(201)
      .json(await shape(repository, name, sha, callerOf(response)));
  });

  router.get('/branches/*', async (request, response) => {
    const repository = repositoryOf(response);
    const name = restOf(request);
    const sha = await branchOf(repository, name);
    response.json(await shape(repository, name, sha, callerOf(response)));
  });

  router.delete('/branches/*', writing, async (request, response) => {
    const repository = repositoryOf(response);
    const name = restOf(request);
    const before = await branchOf(repository, name);
    const isTarget = repository.pulls
      .list()
      .some(pull => pull.state === 'open' && pull.base === name);
    if (name === repository.defaultBranch || isTarget) {
      throw GiteaError.of(
        403,
        'can not delete default or pull request target branch',
      );
    }
    if (repository.protectedBranches.has(name)) {
      throw GiteaError.of(403, 'branch protected');
    }
    await repository.git.updateRef({ ref: `${HEADS}${name}`, before });
    response.status(204).end();
  });
  return router;
}

async function branchOf(
  repository: HostedRepository,
  name: string,
): Promise<string> {
  const sha = (await repository.git.refs('refs/heads')).get(`${HEADS}${name}`);
  if (!sha) {
    throw GiteaError.notFound(`branch does not exist [name: ${name}]`);
  }
  return sha;
}
