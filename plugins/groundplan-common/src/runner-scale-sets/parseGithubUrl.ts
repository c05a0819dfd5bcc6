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

import { RunnerScaleSetDetails } from '../api/types';

/** Where the runners of a scale set are registered. @internal */
export interface GithubScope {
  scope: NonNullable<RunnerScaleSetDetails['scope']>;
  /** A safe link to the organization, repository or enterprise. */
  url: string;
  /** `https://host`, of GitHub or of a GitHub Enterprise Server. */
  origin: string;
}

const SEGMENT = /^[A-Za-z0-9._-]+$/;

/**
 * Parses `spec.githubConfigUrl`. Answers nothing for what is not an `http` or
 * `https` URL of an enterprise, an organization or a repository; credentials,
 * query and fragment are dropped.
 *
 * @internal
 */
export function parseGithubUrl(
  text: string | undefined,
): GithubScope | undefined {
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  const { protocol, host, pathname } = new URL(text);
  const path = pathname.split('/').filter(Boolean);
  if (
    (protocol !== 'https:' && protocol !== 'http:') ||
    path.length < 1 ||
    path.length > 2 ||
    !path.every(segment => SEGMENT.test(segment))
  ) {
    return undefined;
  }
  const origin = `${protocol}//${host}`;
  const url = `${origin}/${path.join('/')}`;
  if (path[0] === 'enterprises') {
    return path.length === 2
      ? { scope: { type: 'enterprise', name: path[1], host }, url, origin }
      : undefined;
  }
  return {
    scope: {
      type: path.length === 1 ? 'organization' : 'repository',
      name: path.join('/'),
      host,
    },
    url,
    origin,
  };
}

/** The link to a run of a workflow. @internal */
export function workflowRunUrl(
  origin: string | undefined,
  repository: string | undefined,
  runId: string | undefined,
): string | undefined {
  const isRepository =
    repository !== undefined && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return origin && isRepository && runId && /^[1-9]\d*$/.test(runId)
    ? `${origin}/${repository}/actions/runs/${runId}`
    : undefined;
}
