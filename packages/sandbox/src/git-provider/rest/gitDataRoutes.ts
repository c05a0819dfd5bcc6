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
import { now } from '../model/now';
import { combinedStatusShape, statusShape } from '../shapes/pullShapes';
import { GiteaError } from './GiteaError';
import { pageOf, sendPaging } from './paging';
import { readBody } from './readBody';
import {
  callerOf,
  queryOf,
  repositoryOf,
  restOf,
  RestOptions,
  writerOf,
  writing,
} from './RestContext';

/** What `recursive` allows at most in one page. */
const TREE_PAGE = 1000;

/** Trees, blobs, commits, refs, and what is said of commits. @internal */
export function gitDataRoutes({ shapes }: RestOptions) {
  const router = Router({ mergeParams: true });

  router.get('/git/trees/:sha', async (request, response) => {
    const repository = repositoryOf(response);
    const { sha } = request.params;
    const tree = await repository.git.resolveTree(sha);
    if (!tree) {
      throw GiteaError.of(400, `sha not found [${sha}]`);
    }
    const recursive = /^(1|true)$/.test(queryOf(request, 'recursive'));
    const entries = await repository.git.tree(tree, recursive);
    const { page, limit, skip } = pageOf(request, TREE_PAGE, TREE_PAGE);
    response.json({
      sha: tree,
      url: `${shapes.apiUrl(repository)}/git/trees/${tree}`,
      tree: entries
        .slice(skip, skip + limit)
        .map(entry => shapes.treeEntry(repository, entry)),
      truncated: skip + limit < entries.length,
      page,
      total_count: entries.length,
    });
  });

  router.get('/git/blobs/:sha', async (request, response) => {
    const repository = repositoryOf(response);
    const { sha } = request.params;
    const content = /^[0-9a-f]{40}$/.test(sha)
      ? await repository.git.blob(sha)
      : undefined;
    if (!content) {
      throw GiteaError.of(
        400,
        `object does not exist [id: ${sha}, rel_path: ]`,
      );
    }
    response.json({
      content: content.toString('base64'),
      encoding: 'base64',
      url: `${shapes.apiUrl(repository)}/git/blobs/${sha}`,
      sha,
      size: content.length,
    });
  });

  router.get('/git/commits/:sha', async (request, response) => {
    const repository = repositoryOf(response);
    const sha = await commitOf(repository, request.params.sha);
    const [commit] = await repository.git.log(sha);
    const parent = commit.parents[0];
    const changes = parent ? await repository.git.changes(parent, sha) : [];
    const words = { changed: 'modified', deleted: 'removed' } as const;
    response.json(
      shapes.commit(
        repository,
        commit,
        changes.map(({ path, status }) => ({
          filename: path,
          status: words[status as keyof typeof words] ?? 'added',
        })),
      ),
    );
  });

  router.get(['/git/refs', '/git/refs/*'], async (request, response) => {
    const repository = repositoryOf(response);
    const prefix = `refs/${restOf(request)}`;
    const refs = [...(await repository.git.refs())].filter(([ref]) =>
      ref.startsWith(prefix),
    );
    if (!refs.length) {
      throw GiteaError.notFound();
    }
    const api = shapes.apiUrl(repository);
    const answer = refs.map(([ref, sha]) => ({
      ref,
      url: `${api}/git/${ref}`,
      object: { type: 'commit', sha, url: `${api}/git/commits/${sha}` },
    }));
    // A filter that names one exactly is answered with that one.
    const isOne = answer.length === 1 && answer[0].ref === prefix;
    response.json(isOne ? answer[0] : answer);
  });

  router.get('/commits', async (request, response) => {
    const repository = repositoryOf(response);
    const { git, defaultBranch } = repository;
    if (!(await git.refs('refs/heads')).size) {
      throw GiteaError.of(409, 'Git Repository is empty.');
    }
    const from = await git.resolve(queryOf(request, 'sha') || defaultBranch);
    if (!from) {
      throw GiteaError.notFound();
    }
    const path = queryOf(request, 'path') || undefined;
    const { skip, limit } = pageOf(request);
    const [total, commits] = await Promise.all([
      git.count(from, path),
      git.log(from, { path, skip, limit }),
    ]);
    sendPaging(request, response, total);
    response.json(commits.map(commit => shapes.commit(repository, commit)));
  });

  router.get('/commits/*/status', async (request, response) => {
    const repository = repositoryOf(response);
    const sha = await commitOf(repository, restOf(request));
    response.json(
      await combinedStatusShape(shapes, repository, sha, callerOf(response)),
    );
  });

  router.post('/statuses/:sha', writing, async (request, response) => {
    const repository = repositoryOf(response);
    const body = readBody(
      request,
      z.object({
        state: z.enum([
          'pending',
          'success',
          'error',
          'failure',
          'warning',
          'skipped',
        ]),
        context: z.string().default('default'),
        description: z.string().default(''),
        target_url: z.string().default(''),
      }),
    );
    const sha = await commitOf(repository, request.params.sha);
    const statuses = repository.statuses.get(sha) ?? [];
    const status = {
      id: statuses.length + 1,
      state: body.state,
      context: body.context,
      description: body.description,
      targetUrl: body.target_url,
      creator: writerOf(response).account,
      created: now(),
    };
    repository.statuses.set(sha, [...statuses, status]);
    response.status(201).json(statusShape(shapes, repository, sha, status));
  });
  return router;
}

/** The commit of a branch, tag or id; 404 without one. */
async function commitOf(
  repository: HostedRepository,
  name: string,
): Promise<string> {
  const sha = await repository.git.resolve(name);
  if (!sha) {
    throw GiteaError.notFound(
      `object does not exist [id: ${name}, rel_path: ]`,
    );
  }
  return sha;
}
