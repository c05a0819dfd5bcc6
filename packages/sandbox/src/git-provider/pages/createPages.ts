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

import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { GitProviderState } from '../model/GitProviderState';
import { HostedRepository } from '../model/HostedRepository';
import { isMergeable, mergePull } from '../model/mergePull';
import { mergeBaseOf, PullRequest } from '../model/PullRequests';
import { GiteaError } from '../rest/GiteaError';
import { repositoryOf, restOf } from '../rest/RestContext';
import { FormGuard } from './FormGuard';
import { pullsPage, repositoriesPage, sourcePage } from './listPages';
import { parseDiff } from './parseDiff';
import { pullPage } from './pullPage';

const PULL = '/:owner/:name/pulls/:number(\\d+)';

function pullOf(request: Request, response: Response): PullRequest {
  const pull = repositoryOf(response).pulls.get(Number(request.params.number));
  if (!pull) {
    throw GiteaError.notFound('There is no such pull request.');
  }
  return pull;
}

/** Pages to read repositories, and to read and merge pull requests. @internal */
export function createPages(options: {
  state: GitProviderState;
  user: string;
}) {
  const { state, user } = options;
  const guard = new FormGuard();
  const router = Router();
  router.use((_, response, next) => {
    response.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    next();
  });
  router.use('/:owner/:name', (request, response, next) => {
    const repository = state.find(request.params.owner, request.params.name);
    if (!repository || repository.private) {
      throw GiteaError.notFound('There is no such repository.');
    }
    response.locals.repository = repository;
    next();
  });

  router.get('/', (_, response) => {
    const all = state.repositories();
    response.send(repositoriesPage(all.filter(one => !one.private)));
  });

  router.get('/:owner/:name/pulls', (_, response) => {
    response.send(pullsPage(repositoryOf(response)));
  });

  const showPull = async (
    request: Request,
    response: Response,
    problem?: string,
  ) => {
    const repository = repositoryOf(response);
    const pull = pullOf(request, response);
    const { git } = repository;
    const from = await mergeBaseOf(git, pull);
    const [changes, patch, mergeable] = await Promise.all([
      git.changes(from, pull.headSha),
      git.diff(from, pull.headSha),
      isMergeable(repository, pull),
    ]);
    const diffs = parseDiff(
      patch,
      changes.map(({ path }) => path),
    );
    response.send(
      pullPage({
        repository,
        pull,
        changes,
        diffs,
        mergeable,
        problem,
        guard: guard.issue(request, response),
      }),
    );
  };

  router.get(`${PULL}.diff`, async (request, response) => {
    const { git } = repositoryOf(response);
    const pull = pullOf(request, response);
    const from = await mergeBaseOf(git, pull);
    response.type('text/plain').send(await git.diff(from, pull.headSha));
  });

  router.get([PULL, `${PULL}/files`], (request, response) =>
    showPull(request, response),
  );

  router.post(
    `${PULL}/:what(merge|close)`,
    express.urlencoded({ extended: false, limit: '10kb' }),
    async (request, response) => {
      if (!guard.accepts(request)) {
        response.status(403);
        await showPull(request, response, 'Please press the button again.');
        return;
      }
      const repository = repositoryOf(response);
      const pull = pullOf(request, response);
      try {
        await act(repository, pull, request.params.what);
      } catch (error) {
        if (!(error instanceof GiteaError)) {
          throw error;
        }
        response.status(error.status);
        await showPull(request, response, `It was not done: ${error.message}.`);
        return;
      }
      response.redirect(303, request.path.replace(/\/(merge|close)$/, ''));
    },
  );

  async function act(
    repository: HostedRepository,
    pull: PullRequest,
    what: string,
  ) {
    if (what === 'merge') {
      const by = state.account(user);
      await mergePull(repository, pull, { style: 'merge' }, by);
    } else if (pull.state === 'open') {
      repository.pulls.close(pull);
    }
  }

  const showSource = async (response: Response, at: string, path: string) => {
    const repository = repositoryOf(response);
    const { git } = repository;
    const commit = await git.resolve(at.slice(at.indexOf('/') + 1));
    const entry = commit && path ? await git.entry(commit, path) : undefined;
    if (path && !entry) {
      throw GiteaError.notFound('There is no such file.');
    }
    if (entry && entry.type !== 'tree') {
      const content = (await git.blob(entry.sha))?.toString();
      response.send(sourcePage({ repository, at, path, content }));
      return;
    }
    const tree = entry?.sha ?? commit;
    const entries = tree ? await git.tree(tree) : [];
    response.send(sourcePage({ repository, at, path, entries }));
  };

  router.get('/:owner/:name', (_, response) =>
    showSource(response, `branch/${repositoryOf(response).defaultBranch}`, ''),
  );

  router.get(
    ['/:owner/:name/src/:kind(branch|commit)/*'],
    async (request, response) => {
      // The name of a branch can have slashes: the longest that there is.
      const parts = restOf(request).split('/').filter(Boolean);
      const { git } = repositoryOf(response);
      for (let length = parts.length; length > 0; length--) {
        const ref = parts.slice(0, length).join('/');
        if (await git.resolve(ref)) {
          const path = parts.slice(length).join('/');
          await showSource(response, `${request.params.kind}/${ref}`, path);
          return;
        }
      }
      throw GiteaError.notFound('There is no such branch or commit.');
    },
  );
  return router;
}
