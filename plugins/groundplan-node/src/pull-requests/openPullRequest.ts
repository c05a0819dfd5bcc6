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

import {
  GitCommit,
  GitFileChange,
  GitProvider,
  GitRepository,
  PullRequest,
} from '../git-providers/GitProvider';
import {
  GitProviderError,
  GitProviderErrorKind,
} from '../git-providers/GitProviderError';
import { requireChangeable } from '../git-providers/requireChangeable';
import { addTrailers, hashInput, readTrailers } from './commitTrailers';
import {
  FileSummary,
  OpenedPullRequest,
  PullRequestChange,
} from './PullRequestChange';
import {
  branchNumber,
  numberedBranch,
  pullRequestBranch,
} from './pullRequestBranch';
import { requireUnchanged } from './requireUnchanged';
import { resolveChanges } from './resolveChanges';
import { restoreFiles } from './restoreFiles';

/** Of those that make the same at once one wins each round; then it is read again. */
const MAX_ATTEMPTS = 4;
const WAIT_FOR_FASTER_MS = 1_500;

/** A conflict of a write, after which everything is to be read again. */
class LostRace extends Error {
  constructor(readonly conflict: GitProviderError) {
    super(conflict.message);
  }
}

/**
 * Changes a repository by a pull request, so that running it twice is running
 * it once: the branch is derived from what is made. With the same input nothing
 * happens; with another one more commit is put on our own last one; on a head
 * that is somebody else's nothing is done, and the error says whose it is. After
 * a merge or close the next branch has a number.
 *
 * @remarks
 * Fails with a GitProviderError, or an InputError where the files cannot be
 * written at all. A branch for which no pull request could be opened is removed,
 * or else named.
 *
 * @public
 */
export async function openPullRequest(
  provider: GitProvider,
  change: PullRequestChange,
): Promise<OpenedPullRequest> {
  const repository = await provider.getRepository();
  requireChangeable(provider, repository);
  const run = {
    provider,
    change,
    base: change.base ?? repository.defaultBranch,
    input: hashInput(change.input, change.files),
    fail: failure(provider, repository),
    where: `${repository.name}, ${provider.title}`,
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(run, attempt);
    } catch (error) {
      const isLost = error instanceof LostRace && attempt < MAX_ATTEMPTS;
      if (!isLost) {
        throw error instanceof LostRace ? error.conflict : error;
      }
    }
  }
}

interface Run {
  provider: GitProvider;
  change: PullRequestChange;
  base: string;
  input: string;
  fail: ReturnType<typeof failure>;
  where: string;
}

async function attemptOnce(
  run: Run,
  attempt: number,
): Promise<OpenedPullRequest> {
  const { provider, change, base } = run;
  const branch = pullRequestBranch(change.what);
  const branches = await provider.listBranches(branch);
  const [newest] = branches
    .map(found => ({
      ...found,
      number: branchNumber(branch, found.name) ?? 0,
    }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number);
  if (!newest) {
    return await openNew(run, branch);
  }
  const find = async () =>
    await provider.findPullRequest({ head: newest.name, base });
  let pullRequest = await find();
  if (!pullRequest && attempt > 1) {
    // Whoever was faster with the branch is about to open the pull request
    await new Promise(resolve => setTimeout(resolve, WAIT_FOR_FASTER_MS));
    pullRequest = await find();
  }
  return pullRequest && pullRequest.state !== 'open'
    ? await openNew(run, numberedBranch(branch, newest.number + 1))
    : await goOn(run, newest, pullRequest);
}

async function openNew(run: Run, branch: string): Promise<OpenedPullRequest> {
  const { provider, change, base } = run;
  const start = await provider.getBranch(base);
  if (!start) {
    throw run.fail(
      'not-found',
      `There is no branch '${base}' to make a pull request into`,
      'Choose a branch that exists.',
    );
  }
  const tree = await provider.readTree(start.sha);
  await requireUnchanged({
    provider,
    change,
    base: { name: base, sha: start.sha, tree },
    where: run.where,
  });
  const changes = await resolveChanges({
    provider,
    sha: start.sha,
    tree,
    files: change.files,
  });
  if (changes.length === 0) {
    return { outcome: 'no-difference', base };
  }
  const commit = await write(run, {
    branch,
    from: base,
    parent: start.sha,
    base: start.sha,
    changes,
  });
  let pullRequest: PullRequest;
  try {
    pullRequest = await open(run, branch);
  } catch (error) {
    throw await withoutBranch(run, branch, error);
  }
  return {
    outcome: 'opened',
    pullRequest,
    branch,
    commit: commit.sha,
    files: summarize(changes),
  };
}

/**
 * Takes a branch away again for which no pull request could be opened. Where one
 * may have been opened all the same the branch stays, or it would be closed.
 */
async function withoutBranch(
  { provider }: Run,
  branch: string,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof GitProviderError)) {
    return error;
  }
  const stays = `The branch '${branch}' stays; the next run goes on with it.`;
  if (error.kind === 'unavailable') {
    return error.andThen(stays);
  }
  try {
    await provider.deleteBranch(branch);
    return error;
  } catch {
    return error.andThen(stays);
  }
}

/** On a branch that is there, with an open pull request or with none. */
async function goOn(
  run: Run,
  branch: { name: string; sha: string },
  pullRequest: PullRequest | undefined,
): Promise<OpenedPullRequest> {
  const { provider, change, base } = run;
  const head = await provider.getCommit(branch.sha);
  const trailers = readTrailers(head.message);
  if (!trailers) {
    throw run.fail(
      'conflict',
      `The branch '${
        branch.name
      }' is left alone: its last commit, ${head.sha.slice(0, 10)}, is ${whose(
        head,
      )}`,
      `Merge or close ${
        pullRequest ? pullRequest.webUrl : 'it'
      } first, or delete the branch.`,
    );
  }
  if (pullRequest && pullRequest.base !== base) {
    throw run.fail(
      'conflict',
      `${pullRequest.webUrl} makes the same, but goes into '${pullRequest.base}' and not '${base}'`,
      `Close it, or choose '${pullRequest.base}'.`,
    );
  }
  if (trailers.input === run.input) {
    return {
      outcome: pullRequest ? 'unchanged' : 'opened',
      pullRequest: pullRequest ?? (await open(run, branch.name)),
      branch: branch.name,
      commit: head.sha,
      files: [],
    };
  }
  const [tree, baseTree] = await Promise.all([
    provider.readTree(branch.sha),
    provider.readTree(trailers.base),
  ]);
  const files = [
    ...change.files,
    ...(await restoreFiles({
      provider,
      base: { sha: trailers.base, tree: baseTree },
      tree,
      keep: new Set(change.files.map(file => file.path)),
    })),
  ];
  const changes = await resolveChanges({
    provider,
    sha: branch.sha,
    tree,
    files,
  });
  const against = await resolveChanges({
    provider,
    sha: trailers.base,
    tree: baseTree,
    files: change.files,
  });
  if (against.length === 0) {
    throw run.fail(
      'conflict',
      `Nothing of the change is different from '${base}' any more, but ${
        pullRequest?.webUrl ?? branch.name
      } still holds an earlier one`,
      'Close it, if it is not wanted any more.',
    );
  }
  const commit =
    changes.length === 0
      ? head
      : await write(run, {
          branch: branch.name,
          parent: branch.sha,
          base: trailers.base,
          changes,
        });
  const { title, body } = change;
  return {
    outcome: pullRequest ? 'updated' : 'opened',
    pullRequest: pullRequest
      ? await provider.updatePullRequest(pullRequest.number, { title, body })
      : await open(run, branch.name),
    branch: branch.name,
    commit: commit.sha,
    files: summarize(against),
  };
}

async function write(
  run: Run,
  options: {
    branch: string;
    from?: string;
    parent: string;
    base: string;
    changes: GitFileChange[];
  },
): Promise<GitCommit> {
  const { change, input, provider } = run;
  const { base, ...rest } = options;
  try {
    return await provider.commit({
      ...rest,
      message: addTrailers(change.message ?? change.title, { input, base }),
      author: change.author,
    });
  } catch (error) {
    throw asLostRace(error);
  }
}

async function open(run: Run, head: string): Promise<PullRequest> {
  const { title, body, draft } = run.change;
  try {
    return await run.provider.openPullRequest({
      head,
      base: run.base,
      title,
      body,
      draft,
    });
  } catch (error) {
    throw asLostRace(error);
  }
}

function asLostRace(error: unknown): unknown {
  return error instanceof GitProviderError && error.kind === 'conflict'
    ? new LostRace(error)
    : error;
}

function summarize(changes: GitFileChange[]): FileSummary[] {
  const words = {
    create: 'created',
    update: 'changed',
    delete: 'deleted',
  } as const;
  return changes.map(({ path, operation }) => ({
    path,
    change: words[operation],
  }));
}

function whose({ author }: GitCommit): string {
  return author.email
    ? `${author.name}'s <${author.email}>`
    : `${author.name}'s`;
}

function failure(provider: GitProvider, repository: GitRepository) {
  return (kind: GitProviderErrorKind, what: string, next: string) =>
    new GitProviderError({
      kind,
      what,
      where: `${repository.name}, ${provider.title}`,
      next,
    });
}
