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
import { emailOf } from '../model/Account';
import { changeFiles, FileOperation } from '../model/changeFiles';
import { now } from '../model/now';
import { GitCommit } from '../storage/parseCommits';
import { GiteaError } from './GiteaError';
import { branchName, identity, readBody } from './readBody';
import {
  queryOf,
  repositoryOf,
  restOf,
  RestOptions,
  writerOf,
  writing,
} from './RestContext';

const base64 = z.string().transform(text => Buffer.from(text, 'base64'));

const changeRequest = z.object({
  branch: branchName.optional(),
  new_branch: branchName.optional(),
  force_push: z.boolean().optional(),
  message: z.string().optional(),
  author: identity,
  committer: identity,
  dates: z
    .object({ author: z.string().optional(), committer: z.string().optional() })
    .optional(),
  files: z.array(
    z.object({
      operation: z.enum(['create', 'update', 'upload', 'rename', 'delete']),
      path: z.string().min(1).max(500),
      content: base64.optional(),
      sha: z.string().optional(),
      from_path: z.string().optional(),
    }),
  ),
});

/** Files and folders, whole archives, and changes of several files. @internal */
export function contentRoutes({ shapes }: RestOptions) {
  const router = Router({ mergeParams: true });

  const at = async (
    request: Request,
    response: Response,
  ): Promise<{ ref: string; commit: GitCommit }> => {
    const { git, defaultBranch } = repositoryOf(response);
    const ref = queryOf(request, 'ref') || defaultBranch;
    const sha = await git.resolve(ref);
    if (!sha) {
      throw GiteaError.notFound(
        `object does not exist [id: ${ref}, rel_path: ]`,
      );
    }
    const [commit] = await git.log(sha);
    return { ref: ref.replace(/^refs\/(heads|tags)\//, ''), commit };
  };

  router.get(['/contents', '/contents/*'], async (request, response) => {
    const repository = repositoryOf(response);
    const { git } = repository;
    const path = restOf(request).replace(/^\.?\/*|\/+$/g, '');
    const place = await at(request, response);
    const entry = path ? await git.entry(place.commit.sha, path) : undefined;
    if (path && !entry) {
      throw GiteaError.notFound(
        `object does not exist [id: ${place.commit.sha}, rel_path: ${path}]`,
      );
    }
    if (entry && entry.type !== 'tree') {
      const content = await git.blob(entry.sha);
      response.json(shapes.contents(repository, entry, { ...place, content }));
      return;
    }
    const entries = await git.tree(entry?.sha ?? place.commit.tree);
    response.json(
      entries.map(child =>
        shapes.contents(
          repository,
          { ...child, path: path ? `${path}/${child.path}` : child.path },
          place,
        ),
      ),
    );
  });

  router.post('/contents', writing, async (request, response) => {
    const repository = repositoryOf(response);
    const { account } = writerOf(response);
    const body = readBody(request, changeRequest);
    const person = (
      given: { name?: string; email?: string } | undefined,
      date: string | undefined,
    ) => ({
      name: given?.name || account.login,
      email: given?.email || emailOf(account),
      date: date && !Number.isNaN(Date.parse(date)) ? date : now(),
    });
    const author = person(body.author ?? body.committer, body.dates?.author);
    const sha = await changeFiles(
      repository,
      {
        branch: body.branch,
        newBranch: body.new_branch,
        force: body.force_push,
        message: body.message,
        author,
        committer: person(body.committer ?? body.author, body.dates?.committer),
        files: body.files.map(
          ({ from_path, ...file }): FileOperation => ({
            ...file,
            fromPath: from_path,
          }),
        ),
      },
      account.login,
    );
    const [commit] = await repository.git.log(sha);
    const ref = body.new_branch || body.branch || repository.defaultBranch;
    const entries = new Map(
      (await repository.git.tree(sha, true)).map(entry => [entry.path, entry]),
    );
    response.status(201).json({
      files: await Promise.all(
        body.files.map(async ({ path, content }) => {
          const entry = entries.get(path);
          return (
            entry &&
            shapes.contents(repository, entry, { ref, commit, content })
          );
        }),
      ),
      commit: shapes.fileCommit(repository, commit),
      verification: shapes.unverified,
    });
  });

  router.get('/raw/*', async (request, response) => {
    const { git, defaultBranch } = repositoryOf(response);
    const ref = queryOf(request, 'ref') || defaultBranch;
    const content = await git.file(ref, restOf(request));
    if (!content) {
      throw GiteaError.notFound();
    }
    response.type('application/octet-stream').send(content);
  });

  router.get('/archive/*', async (request, response) => {
    const { git, name } = repositoryOf(response);
    const match = /^(.+)\.(zip|tar\.gz)$/.exec(restOf(request));
    if (!match) {
      throw GiteaError.of(400, `Unsupported archive type: ${restOf(request)}`);
    }
    const [, ref, format] = match;
    const sha = await git.resolve(ref);
    if (!sha) {
      throw GiteaError.notFound(`unrecognized repository reference: ${ref}`);
    }
    const archive = await git.run([
      'archive',
      `--format=${format}`,
      `--prefix=${name.toLocaleLowerCase('en-US')}/`,
      sha,
    ]);
    response
      .type(format === 'zip' ? 'application/zip' : 'application/gzip')
      .set(
        'Content-Disposition',
        `attachment; filename="${name}-${ref.replace(/\//g, '-')}.${format}"`,
      )
      .send(archive);
  });
  return router;
}
