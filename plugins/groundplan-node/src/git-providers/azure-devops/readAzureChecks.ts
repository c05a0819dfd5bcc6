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

import { GitChecks } from '../GitProvider';
import { RepositoryApi } from '../RepositoryApi';
import { toChecks } from '../toChecks';
import { azureEvaluations, azureStatuses } from './azureSchemas';

const PAGE = 100;
/** The policies that a machine decides: a build, and a status that a service sets. */
const CHECKING_POLICIES = [
  '0609b952-1397-4640-95ec-e00a01b2c241',
  'cbdc66da-9728-4af8-aada-9a5a32e4a226',
];
/** Words of Azure DevOps that others do not use, or use for something else. */
const WORDS: Record<string, string> = {
  succeeded: 'success',
  approved: 'success',
  notApplicable: 'skipped',
  partiallySucceeded: 'warning',
  rejected: 'failure',
  broken: 'error',
};

/**
 * What was reported to a commit, and the build and status policies of its pull
 * request: a build that validates one belongs to the merge, not to the commit.
 */
export async function readAzureChecks(options: {
  repository: RepositoryApi;
  sha: string;
  /** Undefined where none of that head is known. */
  pullRequest?: number;
  projectId?: string;
}): Promise<GitChecks> {
  const { repository, sha, pullRequest, projectId } = options;
  const about = { doing: 'read checks', where: `commit ${sha}` };
  const next = ({ value }: { value: unknown[] }, _: unknown, number: number) =>
    value.length < PAGE
      ? undefined
      : { query: { skip: number * PAGE, $skip: number * PAGE } };
  const statuses = await repository.pages(
    azureStatuses,
    {
      ...about,
      path: `/commits/${encodeURIComponent(sha)}/statuses`,
      query: { top: PAGE, skip: 0, latestOnly: true },
    },
    { next },
  );
  const evaluations =
    pullRequest && projectId
      ? await repository.pages(
          azureEvaluations,
          {
            ...about,
            path: `/${projectId}/_apis/policy/evaluations`,
            isOutside: true,
            query: {
              'api-version': '7.0-preview.1',
              artifactId: `vstfs:///CodeReview/CodeReviewId/${projectId}/${pullRequest}`,
              $top: PAGE,
              $skip: 0,
            },
          },
          { next },
        )
      : [];
  return toChecks([
    ...statuses
      .flatMap(page => page.value)
      // A slot for a status that nobody fills
      .filter(({ state }) => state !== 'notSet')
      .map(({ state }) => WORDS[state] ?? state),
    ...evaluations
      .flatMap(page => page.value)
      .filter(
        ({ configuration: { isEnabled, type } }) =>
          isEnabled && CHECKING_POLICIES.includes(type.id),
      )
      .map(({ status }) => WORDS[status] ?? status),
  ]);
}
