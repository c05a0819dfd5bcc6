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

import { BitbucketServerProvider } from '../../git-providers/bitbucket-server/BitbucketServerProvider';
import { GitHttpClient } from '../../git-providers/http/GitHttpClient';
import {
  FakeAnswer,
  FakeCall,
  FakeGitProvider,
  FakeGitServer,
  gitRoutes,
  pageOf,
} from './FakeGitServer';
import { FakePull, FakeRepository } from './FakeRepository';

/** Small, so that lists have several pages whatever a client asks for. */
const PAGE = 2;
const REPOSITORY = '/projects/(?<owner>[^/]+)/repos/(?<name>[^/]+)';
const at = (rest: string) =>
  new RegExp(`^/rest/api/1\\.0${REPOSITORY}${rest}$`);

const error = (status: number, message: string): FakeAnswer => ({
  status,
  body: { errors: [{ context: null, message, exceptionName: null }] },
});

function list(items: unknown[], { query }: FakeCall): FakeAnswer {
  const start = Number(query.get('start') ?? 0);
  const { values, end, isLast } = pageOf(items, start, PAGE);
  return {
    body: {
      size: values.length,
      limit: PAGE,
      start,
      isLastPage: isLast,
      nextPageStart: isLast ? null : end,
      values,
    },
  };
}

function pullShape(repository: FakeRepository, pull: FakePull) {
  const side = (branch: string, sha?: string) => ({
    id: `refs/heads/${branch}`,
    displayId: branch,
    latestCommit: sha,
    repository: {
      slug: repository.name,
      project: { key: repository.owner, type: 'NORMAL' },
    },
  });
  const states = { open: 'OPEN', merged: 'MERGED', closed: 'DECLINED' };
  return {
    id: pull.number,
    version: pull.version,
    title: pull.title,
    description: pull.body,
    state: states[pull.state],
    open: pull.state === 'open',
    draft: pull.draft,
    createdDate: pull.created.getTime(),
    fromRef: side(pull.head, repository.headShaOf(pull)),
    toRef: side(pull.base, repository.head(pull.base)),
    author: { user: { name: 'bot', emailAddress: 'bot@example.com' } },
    reviewers: [{ user: { name: 'ada' } }],
    links: { self: [{ href: webUrl('', repository, pull.number) }] },
  };
}

function webUrl(url: string, { owner, name }: FakeRepository, number?: number) {
  const page = `${url}/projects/${owner}/repos/${name}`;
  return number === undefined ? page : `${page}/pull-requests/${number}`;
}

const provider: FakeGitProvider = {
  error,
  webUrl: (_, ...rest) => webUrl('', ...rest),
  wholeName: ({ owner, name }) => `${owner}/${name}`,
  states: { pending: 'INPROGRESS', success: 'SUCCESSFUL', failure: 'FAILED' },
  isKnown: ({ authorization }, token) => authorization === `Bearer ${token}`,
  connect: (url, { owner, name }, { token, onRequest }) =>
    BitbucketServerProvider.create({
      repository: `${owner}/${name}`,
      http: new GitHttpClient({
        title: 'Bitbucket at git.example.com',
        baseUrl: url,
        headers: async () => ({ Authorization: `Bearer ${token}` }),
        onRequest,
      }),
    }),
  routes: [
    [
      'GET',
      /^\/rest\/build-status\/1\.0\/commits\/(?<sha>[^/]+)$/,
      (repository, call) =>
        list(
          repository
            .statusesOf(call.params.sha)
            .map(([key, state]) => ({ key, state })),
          call,
        ),
    ],
    ...gitRoutes('/scm/(?<owner>[^/]+)/(?<name>[^/]+)\\.git'),
    [
      'GET',
      at(''),
      repository => ({
        body: {
          slug: repository.name,
          id: 1,
          name: repository.name,
          project: { key: repository.owner },
          archived: repository.archived,
          links: { self: [{ href: `${webUrl('', repository)}/browse` }] },
        },
      }),
    ],
    [
      'GET',
      at('/default-branch'),
      repository =>
        repository.head('main')
          ? { body: { id: 'refs/heads/main', displayId: 'main' } }
          : { status: 204 },
    ],
    [
      'GET',
      at('/branches'),
      (repository, call) =>
        list(
          repository
            .branches()
            .filter(({ name }) =>
              name.includes(call.query.get('filterText') ?? ''),
            )
            .map(({ name, sha }) => ({
              id: `refs/heads/${name}`,
              displayId: name,
              latestCommit: sha,
              isDefault: name === 'main',
            })),
          call,
        ),
    ],
    [
      'DELETE',
      new RegExp(`^/rest/branch-utils/1\\.0${REPOSITORY}/branches$`),
      (repository, { body }) => {
        const branch = JSON.parse(body.toString()).name.replace(
          'refs/heads/',
          '',
        );
        if (!repository.head(branch)) {
          return error(400, `The branch "${branch}" does not exist.`);
        }
        repository.git(['update-ref', '-d', `refs/heads/${branch}`]);
        return { status: 204 };
      },
    ],
    [
      'GET',
      at('/commits/(?<sha>[^/]+)'),
      (repository, { params }) => {
        const found = repository.commit(params.sha);
        return found
          ? {
              body: {
                id: found.sha,
                displayId: found.sha.slice(0, 11),
                message: found.message,
                author: { name: found.name, emailAddress: found.email },
                parents: found.parents.map(id => ({ id })),
              },
            }
          : error(404, `Commit '${params.sha}' does not exist.`);
      },
    ],
    [
      'GET',
      at('/raw/(?<path>.+)'),
      (repository, { params, query }) => {
        const content = repository.read(query.get('at') ?? '', params.path);
        return content
          ? { body: content }
          : error(404, `The path "${params.path}" does not exist.`);
      },
    ],
    [
      'GET',
      at('/pull-requests'),
      (repository, call) => {
        const state = call.query.get('state');
        const branch = call.query.get('at');
        return list(
          repository.pulls
            .filter(
              pull =>
                (state === 'ALL' || pull.state === 'open') &&
                (!branch || branch === `refs/heads/${pull.head}`),
            )
            .reverse()
            .map(pull => pullShape(repository, pull)),
          call,
        );
      },
    ],
    [
      'POST',
      at('/pull-requests'),
      (repository, { body }) => {
        const given = JSON.parse(body.toString());
        const [head, base] = [given.fromRef, given.toRef].map(({ id }) =>
          id.replace('refs/heads/', ''),
        );
        const isOpen = repository.pulls.some(
          pull =>
            pull.state === 'open' && pull.head === head && pull.base === base,
        );
        return isOpen
          ? error(
              409,
              'Only one pull request may be open for a given source and target branch',
            )
          : {
              status: 201,
              body: pullShape(
                repository,
                repository.openPull({
                  title: given.title,
                  body: given.description ?? '',
                  draft: given.draft ?? false,
                  head,
                  base,
                }),
              ),
            };
      },
    ],
    [
      'GET',
      at('/pull-requests/(?<number>\\d+)'),
      (repository, { params }) => {
        const pull = repository.pull(Number(params.number));
        return pull
          ? { body: pullShape(repository, pull) }
          : error(404, 'No such pull request');
      },
    ],
    [
      'PUT',
      at('/pull-requests/(?<number>\\d+)'),
      (repository, { params, body }) => {
        const pull = repository.pull(Number(params.number));
        const given = JSON.parse(body.toString());
        if (!pull || pull.version !== given.version) {
          return error(
            409,
            'You are attempting to modify a pull request based on out-of-date information.',
          );
        }
        if (given.reviewers?.[0]?.user.name !== 'ada') {
          return error(400, 'The reviewers were lost');
        }
        pull.title = given.title;
        pull.body = given.description ?? '';
        pull.version++;
        return { body: pullShape(repository, pull) };
      },
    ],
  ],
};

/** Bitbucket Data Center, as far as its published REST API is used. */
export async function startFakeBitbucketServer(): Promise<FakeGitServer> {
  return await FakeGitServer.start(provider);
}
