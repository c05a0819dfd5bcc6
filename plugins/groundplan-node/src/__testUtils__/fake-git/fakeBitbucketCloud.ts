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

import { BitbucketCloudProvider } from '../../git-providers/bitbucket-cloud/BitbucketCloudProvider';
import { basicAuthorization } from '../../git-providers/http/credentialHeaders';
import { GitHttpClient } from '../../git-providers/http/GitHttpClient';
import {
  FakeAnswer,
  FakeCall,
  FakeGitProvider,
  FakeGitServer,
  gitRoutes,
  pageOf,
} from './FakeGitServer';
import { FakePull, FakeRepository, FakeWrite } from './FakeRepository';

const PAGE = 2;
const at = (rest: string) =>
  new RegExp(`^/2\\.0/repositories/(?<owner>[^/]+)/(?<name>[^/]+)${rest}$`);

const error = (status: number, message: string): FakeAnswer => ({
  status,
  body: { type: 'error', error: { message } },
});

function list(items: unknown[], { query, headers }: FakeCall, path: string) {
  const page = Number(query.get('page') ?? 1);
  const { values, isLast } = pageOf(items, (page - 1) * PAGE, PAGE);
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  return {
    body: {
      pagelen: PAGE,
      page,
      values,
      ...(isLast ? {} : { next: `http://${headers.host}${path}?${next}` }),
    },
  };
}

/** `field = "x"` or `field ~ "x"`, of which the latter ignores case. */
function matches(q: string | null, field: string, value: string): boolean {
  const [, name, operator, text] =
    /^([\w.]+) ([=~]) "((?:[^"\\]|\\.)*)"$/.exec(q ?? '') ?? [];
  if (name !== field) {
    return !q;
  }
  const wanted = text.replace(/\\(.)/g, '$1');
  return operator === '='
    ? value === wanted
    : value.toLowerCase().includes(wanted.toLowerCase());
}

function pullShape(repository: FakeRepository, pull: FakePull) {
  const side = (branch: string, sha: string | undefined) => ({
    branch: { name: branch },
    commit: sha ? { type: 'commit', hash: sha.slice(0, 12) } : null,
    repository: { full_name: `${repository.owner}/${repository.name}` },
  });
  const states = { open: 'OPEN', merged: 'MERGED', closed: 'DECLINED' };
  return {
    type: 'pullrequest',
    id: pull.number,
    title: pull.title,
    description: pull.body,
    state: states[pull.state],
    draft: pull.draft,
    created_on: pull.created.toISOString(),
    source: side(pull.head, repository.headShaOf(pull)),
    destination: side(pull.base, repository.head(pull.base)),
    author: { display_name: 'Bot', nickname: 'bot' },
    reviewers: [{ uuid: '{ada}' }],
    links: { html: { href: webUrl('', repository, pull.number) } },
  };
}

function webUrl(_: string, { owner, name }: FakeRepository, number?: number) {
  const page = `https://bitbucket.org/${owner}/${name}`;
  return number === undefined ? page : `${page}/pull-requests/${number}`;
}

/** A commit by form: the files, and those to delete, beside what is said of it. */
async function commitForm(
  repository: FakeRepository,
  { headers, body }: FakeCall,
): Promise<FakeAnswer> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const field = (name: string) => form.get(name)?.toString() ?? '';
  const [branch, parent] = [field('branch'), field('parents')];
  if (repository.isProtected(branch)) {
    return error(403, `Branch restriction: you cannot push to ${branch}`);
  }
  const head = repository.head(branch);
  if (head && head !== parent) {
    return error(409, `${parent} is not the tip of ${branch}`);
  }
  const files: FakeWrite[] = [];
  for (const [key, value] of form.entries()) {
    const path = key.replace(/^\//, '');
    if (typeof value !== 'string') {
      files.push({
        path,
        content: new Uint8Array(await value.arrayBuffer()),
        // No bit, unless it is asked for
        mode: '100644',
      });
    } else if (key === 'files') {
      files.push({ path: value.replace(/^\//, '') });
    }
  }
  const [, name, email] = /^(.*) <(.*)>$/.exec(field('author')) ?? [];
  const made = repository.write({
    branch,
    parent,
    message: field('message'),
    author: name ? { name, email } : undefined,
    files,
  });
  return {
    status: 201,
    headers: {
      location: `http://${headers.host}/2.0/repositories/${repository.owner}/${repository.name}/commit/${made}`,
    },
  };
}

const provider: FakeGitProvider = {
  error,
  webUrl,
  wholeName: ({ owner, name }) => `${owner}/${name}`,
  states: { pending: 'INPROGRESS', success: 'SUCCESSFUL', failure: 'FAILED' },
  isKnown: ({ authorization }, token) =>
    authorization === `Bearer ${token}` ||
    authorization === basicAuthorization('x-token-auth', token).Authorization,
  connect: (url, { owner, name }, { token, onRequest }) => {
    const client = { title: 'Bitbucket Cloud', onRequest };
    return BitbucketCloudProvider.create({
      repository: `${owner}/${name}`,
      api: new GitHttpClient({
        ...client,
        baseUrl: `${url}/2.0`,
        headers: async () => ({ Authorization: `Bearer ${token}` }),
      }),
      git: new GitHttpClient({
        ...client,
        baseUrl: url,
        headers: async () => basicAuthorization('x-token-auth', token),
      }),
    });
  },
  routes: [
    [
      'GET',
      at(''),
      repository => ({
        body: {
          full_name: `${repository.owner}/${repository.name}`,
          mainbranch: repository.head('main')
            ? { type: 'branch', name: 'main' }
            : null,
          links: { html: { href: webUrl('', repository) } },
        },
      }),
    ],
    [
      'GET',
      at('/refs/branches'),
      (repository, call) =>
        list(
          repository
            .branches()
            .filter(({ name }) => matches(call.query.get('q'), 'name', name))
            .map(({ name, sha }) => ({ name, target: { hash: sha } })),
          call,
          `/2.0/repositories/${repository.owner}/${repository.name}/refs/branches`,
        ),
    ],
    [
      'DELETE',
      at('/refs/branches/(?<branch>.+)'),
      (repository, { params }) => {
        if (!repository.head(params.branch)) {
          return error(404, 'Branch does not exist');
        }
        repository.git(['update-ref', '-d', `refs/heads/${params.branch}`]);
        return { status: 204 };
      },
    ],
    [
      'GET',
      at('/commit/(?<sha>[^/]+)'),
      (repository, { params }) => {
        const found = repository.commit(params.sha);
        return found
          ? {
              body: {
                type: 'commit',
                hash: found.sha,
                message: found.message,
                author: { raw: `${found.name} <${found.email}>` },
                parents: found.parents.map(hash => ({ hash })),
              },
            }
          : error(404, 'Commit not found');
      },
    ],
    [
      'GET',
      at('/commit/(?<sha>[^/]+)/statuses'),
      (repository, call) =>
        list(
          repository
            .statusesOf(call.params.sha)
            .map(([key, state]) => ({ key, state })),
          call,
          `/2.0/repositories/${repository.owner}/${repository.name}/commit/${call.params.sha}/statuses`,
        ),
    ],
    [
      'GET',
      at('/src/(?<sha>[^/]+)/(?<path>.+)'),
      (repository, { params }) => {
        const content = repository.read(params.sha, params.path);
        return content ? { body: content } : error(404, 'No such file');
      },
    ],
    ['POST', at('/src'), commitForm],
    [
      'GET',
      at('/pullrequests'),
      (repository, call) => {
        const states = call.query.getAll('state');
        return list(
          repository.pulls
            .filter(({ head }) =>
              matches(call.query.get('q'), 'source.branch.name', head),
            )
            .map(pull => pullShape(repository, pull))
            .filter(({ state }) =>
              (states.length ? states : ['OPEN']).includes(state),
            )
            .reverse(),
          call,
          `/2.0/repositories/${repository.owner}/${repository.name}/pullrequests`,
        );
      },
    ],
    [
      'POST',
      at('/pullrequests'),
      (repository, { body }) => {
        const given = JSON.parse(body.toString());
        // Takes as many for the same branches as one asks for
        const pull = repository.openPull({
          title: given.title,
          body: given.description,
          draft: given.draft,
          head: given.source.branch.name,
          base: given.destination.branch.name,
        });
        return { status: 201, body: pullShape(repository, pull) };
      },
    ],
    [
      'POST',
      at('/pullrequests/(?<number>\\d+)/decline'),
      (repository, { params }) => {
        repository.end(Number(params.number), 'closed');
        return { body: {} };
      },
    ],
    [
      'GET',
      at('/pullrequests/(?<number>\\d+)'),
      (repository, { params }) => {
        const pull = repository.pull(Number(params.number));
        return pull
          ? { body: pullShape(repository, pull) }
          : error(404, 'No such pull request');
      },
    ],
    [
      'PUT',
      at('/pullrequests/(?<number>\\d+)'),
      (repository, { params, body }) => {
        const pull = repository.pull(Number(params.number));
        const given = JSON.parse(body.toString());
        if (!pull || given.reviewers?.[0]?.uuid !== '{ada}') {
          return error(400, 'The reviewers were lost');
        }
        pull.title = given.title;
        pull.body = given.description;
        return { body: pullShape(repository, pull) };
      },
    ],
    ...gitRoutes('/(?<owner>[^/]+)/(?<name>[^/]+)\\.git'),
  ],
};

/** Bitbucket Cloud, as far as its published REST API is used. */
export async function startFakeBitbucketCloud(): Promise<FakeGitServer> {
  return await FakeGitServer.start(provider);
}
