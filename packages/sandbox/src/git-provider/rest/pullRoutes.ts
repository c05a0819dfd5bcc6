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

import { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { fullName, HostedRepository } from '../model/HostedRepository';
import { mergePull } from '../model/mergePull';
import { now } from '../model/now';
import { openPull } from '../model/openPull';
import { mergeBaseOf, PullRequest } from '../model/PullRequests';
import { changedFileShape, pullShape } from '../shapes/pullShapes';
import { GiteaError } from './GiteaError';
import { pageOf, sendPaging } from './paging';
import { branchName, readBody } from './readBody';
import {
  callerOf,
  queryOf,
  repositoryOf,
  restOf,
  RestOptions,
  writerOf,
  writing,
} from './RestContext';

const text = z.string();
const mergeRequest = z
  .object({
    Do: text.optional(),
    do: text.optional(),
    merge_title_field: text.optional(),
    MergeTitleField: text.optional(),
    merge_message_field: text.optional(),
    MergeMessageField: text.optional(),
    head_commit_id: text.optional(),
    delete_branch_after_merge: z.boolean().optional(),
  })
  .refine(body => body.do ?? body.Do, { message: 'Required', path: ['Do'] });

function pullOf(request: Request, response: Response): PullRequest {
  const { pulls } = repositoryOf(response);
  const pull = pulls.get(Number(request.params.index));
  if (!pull) {
    throw GiteaError.notFound();
  }
  return pull;
}

/** A head of the same repository, with its owner before it or without. */
function headOf(repository: HostedRepository, given: string): string {
  const at = given.indexOf(':');
  if (at < 0) {
    return given;
  }
  const owner = given.slice(0, at);
  if (owner !== repository.owner.login && owner !== fullName(repository)) {
    throw GiteaError.notFound();
  }
  return given.slice(at + 1);
}

/** Pull requests, between branches of one repository. @internal */
export function pullRoutes({ shapes }: RestOptions) {
  const router = Router({ mergeParams: true });

  const send = async (response: Response, pull: PullRequest, status = 200) => {
    const repository = repositoryOf(response);
    response
      .status(status)
      .json(await pullShape(shapes, repository, pull, callerOf(response)));
  };

  router.get('/pulls', async (request, response) => {
    const repository = repositoryOf(response);
    const wanted = queryOf(request, 'state') || 'open';
    const pulls = repository.pulls
      .list()
      .filter(({ state }) => wanted === 'all' || state === wanted);
    const { skip, limit } = pageOf(request);
    sendPaging(request, response, pulls.length);
    response.json(
      await Promise.all(
        pulls
          .slice(skip, skip + limit)
          .map(pull => pullShape(shapes, repository, pull, callerOf(response))),
      ),
    );
  });

  router.post('/pulls', writing, async (request, response) => {
    const repository = repositoryOf(response);
    const body = readBody(
      request,
      z.object({
        title: text.min(1),
        head: text.min(1),
        base: branchName,
        body: text.default(''),
      }),
    );
    const pull = await openPull(repository, {
      title: body.title,
      body: body.body,
      base: body.base,
      head: headOf(repository, body.head),
      poster: writerOf(response).account,
    });
    await send(response, pull, 201);
  });

  router.get('/pulls/:index(\\d+).:format(diff|patch)', diff);

  async function diff(request: Request, response: Response) {
    const { git } = repositoryOf(response);
    const pull = pullOf(request, response);
    response.type('text/plain');
    response.send(await git.diff(await mergeBaseOf(git, pull), pull.headSha));
  }

  router.get('/pulls/:index(\\d+)/files', async (request, response) => {
    const repository = repositoryOf(response);
    const pull = pullOf(request, response);
    const { git } = repository;
    const changes = await git.changes(
      await mergeBaseOf(git, pull),
      pull.headSha,
    );
    const { skip, limit } = pageOf(request);
    sendPaging(request, response, changes.length);
    response.json(
      changes
        .slice(skip, skip + limit)
        .map(change => changedFileShape(shapes, repository, pull, change)),
    );
  });

  router.get('/pulls/:index(\\d+)/merge', (request, response) => {
    if (!pullOf(request, response).merged) {
      throw GiteaError.notFound();
    }
    response.status(204).end();
  });

  router.post(
    '/pulls/:index(\\d+)/merge',
    writing,
    async (request, response) => {
      const body = readBody(request, mergeRequest);
      await mergePull(
        repositoryOf(response),
        pullOf(request, response),
        {
          style: body.do ?? body.Do ?? '',
          title: body.merge_title_field ?? body.MergeTitleField,
          message: body.merge_message_field ?? body.MergeMessageField,
          headSha: body.head_commit_id,
          deleteBranch: body.delete_branch_after_merge,
        },
        writerOf(response).account,
      );
      response.status(200).end();
    },
  );

  router.get('/pulls/:index(\\d+)', async (request, response) => {
    await send(response, pullOf(request, response));
  });

  router.patch('/pulls/:index(\\d+)', writing, async (request, response) => {
    const { pulls } = repositoryOf(response);
    const pull = pullOf(request, response);
    const body = readBody(
      request,
      z.object({
        title: text.optional(),
        body: text.optional(),
        state: z.enum(['open', 'closed']).optional(),
      }),
    );
    if (body.state && pull.merged) {
      throw GiteaError.of(
        412,
        'cannot change state of this pull request, it was already merged',
      );
    }
    pull.title = body.title || pull.title;
    pull.body = body.body ?? pull.body;
    pull.updated = now();
    if (body.state && body.state !== pull.state) {
      if (body.state === 'closed') {
        pulls.close(pull);
      } else {
        pulls.reopen(pull);
      }
    }
    // Gitea does say 201 here.
    await send(response, pull, 201);
  });

  router.get('/pulls/:base/*', async (request, response) => {
    const repository = repositoryOf(response);
    const pull = repository.pulls.findFirst(
      request.params.base,
      headOf(repository, restOf(request)),
    );
    if (!pull) {
      throw GiteaError.notFound();
    }
    await send(response, pull);
  });
  return router;
}
