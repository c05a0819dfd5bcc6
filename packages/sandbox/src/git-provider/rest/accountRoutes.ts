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
import { Account, emailOf } from '../model/Account';
import { now } from '../model/now';
import { repositoryShape } from '../shapes/repositoryShape';
import { changeFiles } from '../model/changeFiles';
import { GiteaError } from './GiteaError';
import { branchName, readBody } from './readBody';
import { callerOf, RestOptions, writerOf } from './RestContext';

/** Which Gitea this speaks like. */
const VERSION = '1.26.0+groundplan-sandbox';

const newRepository = z.object({
  name: z.string().regex(/^[\w.-]{1,100}$/),
  description: z.string().optional(),
  private: z.boolean().optional(),
  auto_init: z.boolean().optional(),
  default_branch: branchName.optional(),
});

/** The version, the caller, and new organizations and repositories. @internal */
export function accountRoutes({ state, shapes }: RestOptions) {
  const router = Router();

  router.get('/version', (_, response) => {
    response.json({ version: VERSION });
  });

  router.get('/user', (_, response) => {
    const caller = callerOf(response);
    if (!caller) {
      throw GiteaError.of(401, 'token is required');
    }
    response.json(shapes.account(caller.account));
  });

  router.post('/orgs', (request, response) => {
    writerOf(response);
    const { username } = readBody(
      request,
      z.object({ username: z.string().regex(/^[\w.-]{1,40}$/) }),
    );
    if (state.findAccount(username)) {
      throw GiteaError.unprocessable(`user already exists [name: ${username}]`);
    }
    const organization = state.account(username, true);
    response.status(201).json(shapes.organization(organization));
  });

  router.get('/orgs/:org', (request, response) => {
    const found = state.findAccount(request.params.org);
    if (!found?.organization) {
      throw GiteaError.notFound();
    }
    response.json(shapes.organization(found));
  });

  router.post(
    ['/user/repos', '/orgs/:org/repos'],
    async (request, response) => {
      const caller = writerOf(response);
      const body = readBody(request, newRepository);
      const { org } = request.params;
      const owner: Account | undefined = org
        ? state.findAccount(org)
        : caller.account;
      if (!owner || (org && !owner.organization)) {
        throw GiteaError.notFound();
      }
      if (state.find(owner.login, body.name)) {
        throw GiteaError.of(
          409,
          'The repository with the same name already exists.',
        );
      }
      const repository = await state.createRepository({
        owner,
        name: body.name,
        description: body.description,
        private: body.private,
        defaultBranch: body.default_branch,
      });
      if (body.auto_init) {
        const { login } = caller.account;
        const me = { name: login, email: emailOf(caller.account), date: now() };
        await changeFiles(
          repository,
          {
            message: 'Initial commit',
            author: me,
            committer: me,
            files: [
              {
                operation: 'create',
                path: 'README.md',
                content: Buffer.from(`# ${body.name}\n`),
              },
            ],
          },
          login,
        );
      }
      response
        .status(201)
        .json(await repositoryShape(shapes, repository, caller));
    },
  );
  return router;
}
