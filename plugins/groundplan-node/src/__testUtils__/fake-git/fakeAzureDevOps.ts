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

import { AzureDevOpsProvider } from '../../git-providers/azure-devops/AzureDevOpsProvider';
import { basicAuthorization } from '../../git-providers/http/credentialHeaders';
import { GitHttpClient } from '../../git-providers/http/GitHttpClient';
import {
  FakeAnswer,
  FakeGitProvider,
  FakeGitServer,
  gitRoutes,
  pageOf,
} from './FakeGitServer';
import { FakePull, FakeRepository } from './FakeRepository';

const ORGANIZATION = 'contoso';
/** Of refs; of pull requests a client says how many it wants. */
const PAGE = 2;
const NO_COMMIT = '0'.repeat(40);
const HEADS = 'refs/heads/';
/** By name, and by the ids that the repository is told with. */
const at = (rest: string) =>
  new RegExp(
    `^/${ORGANIZATION}/(?:id-of-)?(?<owner>[^/]+)/_apis/git/repositories/(?:id-of-)?(?<name>[^/]+)${rest}$`,
  );

const error = (status: number, message: string): FakeAnswer => ({
  status,
  body: { $id: '1', message, typeKey: 'GitException', errorCode: 0 },
});

function webUrl(url: string, { owner, name }: FakeRepository, number?: number) {
  const page = `${url}/${ORGANIZATION}/${owner}/_git/${name}`;
  return number === undefined ? page : `${page}/pullrequest/${number}`;
}

function pullShape(
  repository: FakeRepository,
  pull: FakePull,
  isOfList = false,
) {
  const states = { open: 'active', merged: 'completed', closed: 'abandoned' };
  return {
    repository: { id: `id-of-${repository.name}`, name: repository.name },
    pullRequestId: pull.number,
    title: pull.title,
    description: isOfList ? pull.body.slice(0, 400) : pull.body,
    status: states[pull.state],
    isDraft: pull.draft,
    mergeStatus: 'succeeded',
    creationDate: pull.created.toISOString(),
    sourceRefName: HEADS + pull.head,
    targetRefName: HEADS + pull.base,
    lastMergeSourceCommit: { commitId: repository.headShaOf(pull) },
    createdBy: { displayName: 'Bot' },
  };
}

const provider: FakeGitProvider = {
  error,
  webUrl: (_, ...rest) => webUrl('', ...rest),
  wholeName: ({ owner, name }) => `${ORGANIZATION}/${owner}/${name}`,
  states: { pending: 'pending', success: 'succeeded', failure: 'failed' },
  isKnown: ({ authorization }, token) =>
    authorization === basicAuthorization('', token).Authorization,
  connect: (url, { owner, name }, { token, onRequest }) => {
    const client = {
      title: 'Azure DevOps at git.example.com',
      baseUrl: `${url}/${ORGANIZATION}`,
      headers: async () => basicAuthorization('', token),
      onRequest,
    };
    return AzureDevOpsProvider.create({
      organization: ORGANIZATION,
      project: owner,
      repository: name,
      api: new GitHttpClient({ ...client, query: { 'api-version': '7.0' } }),
      git: new GitHttpClient(client),
    });
  },
  routes: [
    ...gitRoutes(`/${ORGANIZATION}/(?<owner>[^/]+)/_git/(?<name>[^/]+)`),
    [
      'GET',
      at(''),
      repository => ({
        body: {
          id: `id-of-${repository.name}`,
          name: repository.name,
          project: { id: `id-of-${repository.owner}`, name: repository.owner },
          ...(repository.head('main')
            ? { defaultBranch: 'refs/heads/main' }
            : {}),
          isDisabled: repository.archived,
          webUrl: webUrl('', repository),
        },
      }),
    ],
    [
      'GET',
      at('/refs'),
      (repository, { query }) => {
        const filter = query.get('filter') ?? '';
        const { values, end, isLast } = pageOf(
          repository
            .branches()
            .filter(({ name }) => `heads/${name}`.startsWith(filter))
            .map(({ name, sha }) => ({ name: HEADS + name, objectId: sha })),
          Number(query.get('continuationToken') ?? 0),
          PAGE,
        );
        const headers: Record<string, string> = isLast
          ? {}
          : { 'x-ms-continuationtoken': String(end) };
        return {
          headers,
          body: { count: values.length, value: values },
        };
      },
    ],
    [
      'POST',
      at('/refs'),
      (repository, { body }) => {
        const [{ name, oldObjectId, newObjectId }] = JSON.parse(
          body.toString(),
        );
        const isFresh =
          repository.head(name.replace(HEADS, '')) === oldObjectId;
        if (isFresh && newObjectId === NO_COMMIT) {
          repository.git(['update-ref', '-d', name]);
        }
        return {
          body: {
            value: [
              {
                name,
                success: isFresh,
                updateStatus: isFresh ? 'succeeded' : 'staleOldObjectId',
              },
            ],
          },
        };
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
                commitId: found.sha,
                treeId: found.tree,
                comment: found.message,
                author: { name: found.name, email: found.email },
                parents: found.parents,
              },
            }
          : error(
              404,
              `TF401175: The version descriptor could not be resolved`,
            );
      },
    ],
    [
      'GET',
      at('/commits/(?<sha>[^/]+)/statuses'),
      (repository, { params, query }) => {
        const { values } = pageOf(
          repository
            .statusesOf(params.sha)
            .map(([name, state]) => ({ state, context: { name } })),
          Number(query.get('skip')),
          Number(query.get('top')),
        );
        return { body: { count: values.length, value: values } };
      },
    ],
    [
      'GET',
      at('/trees/(?<tree>[^/]+)'),
      (repository, { params }) => ({
        body: {
          objectId: params.tree,
          treeEntries: repository
            .listing(params.tree)
            .map(({ mode, type, sha, path }) => ({
              objectId: sha,
              relativePath: path,
              mode: mode.replace(/^0/, ''),
              gitObjectType: type,
            })),
        },
      }),
    ],
    [
      'GET',
      at('/items'),
      (repository, { query }) => {
        const content = repository.read(
          query.get('versionDescriptor.version') ?? '',
          query.get('path')?.replace(/^\//, '') ?? '',
        );
        return content
          ? { body: content }
          : error(404, 'TF401174: The item could not be found');
      },
    ],
    [
      'POST',
      at('/pushes'),
      (repository, { body }) => {
        const {
          refUpdates: [{ name, oldObjectId }],
          commits: [{ comment, author, changes }],
        } = JSON.parse(body.toString());
        const branch = name.replace(HEADS, '');
        const head = repository.head(branch);
        if (repository.isProtected(branch)) {
          return error(
            403,
            'TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.',
          );
        }
        if (head && head !== oldObjectId) {
          return error(
            409,
            `TF401028: The reference '${name}' has already been updated by another client, so you cannot update it. Please try again.`,
          );
        }
        for (const { changeType, item } of changes) {
          const isThere = repository.read(oldObjectId, item.path.slice(1));
          if ((changeType === 'add') === Boolean(isThere)) {
            return error(
              400,
              `The path '${
                item.path
              }' specified in the ${changeType} operation ${
                isThere ? 'already exists' : 'does not exist'
              }.`,
            );
          }
        }
        const made = repository.write({
          branch,
          parent: oldObjectId,
          message: comment,
          author,
          files: changes.map(
            ({
              item,
              newContent,
            }: {
              item: { path: string };
              newContent?: { content: string };
            }) => ({
              path: item.path.slice(1),
              content: newContent && Buffer.from(newContent.content, 'base64'),
              // It may keep a bit, or not; nobody says
              mode: newContent && '100644',
            }),
          ),
        });
        return {
          status: 201,
          body: { pushId: 1, commits: [{ commitId: made, comment }] },
        };
      },
    ],
    [
      'GET',
      at('/pullrequests'),
      (repository, { query }) => {
        const status = query.get('searchCriteria.status');
        const source = query.get('searchCriteria.sourceRefName');
        const { values } = pageOf(
          repository.pulls
            .map(pull => pullShape(repository, pull, true))
            .filter(
              pull =>
                (status === 'all' || pull.status === status) &&
                (!source || pull.sourceRefName === source),
            )
            .reverse(),
          Number(query.get('$skip')),
          Number(query.get('$top')),
        );
        return { body: { count: values.length, value: values } };
      },
    ],
    [
      'POST',
      at('/pullrequests'),
      (repository, { body }) => {
        const given = JSON.parse(body.toString());
        const head = given.sourceRefName.replace(HEADS, '');
        const base = given.targetRefName.replace(HEADS, '');
        if (
          repository.pulls.some(
            pull =>
              pull.state === 'open' && pull.head === head && pull.base === base,
          )
        ) {
          return error(
            409,
            'TF401179: An active pull request for the source and target branch already exists.',
          );
        }
        if (given.description.length > 4000 || given.title.length > 400) {
          return error(400, 'The text is too long');
        }
        const pull = repository.openPull({
          title: given.title,
          body: given.description,
          draft: given.isDraft,
          head,
          base,
        });
        return { status: 201, body: pullShape(repository, pull) };
      },
    ],
    ...(['GET', 'PATCH'] as const).map(
      (method): FakeGitProvider['routes'][number] => [
        method,
        at('/pullrequests/(?<number>\\d+)'),
        (repository, { params, body }) => {
          const pull = repository.pull(Number(params.number));
          if (!pull) {
            return error(
              404,
              'TF401180: The requested pull request was not found.',
            );
          }
          const { title, description } =
            method === 'PATCH' ? JSON.parse(body.toString()) : {};
          pull.title = title ?? pull.title;
          pull.body = description ?? pull.body;
          return { body: pullShape(repository, pull) };
        },
      ],
    ),
    [
      'GET',
      new RegExp(
        `^/${ORGANIZATION}/id-of-(?<owner>[^/]+)/_apis/policy/evaluations$`,
      ),
      () => ({ body: { count: 0, value: [] } }),
    ],
  ],
};

/** Azure DevOps, as far as its published REST API is used. */
export async function startFakeAzureDevOps(): Promise<FakeGitServer> {
  return await FakeGitServer.start(provider);
}
