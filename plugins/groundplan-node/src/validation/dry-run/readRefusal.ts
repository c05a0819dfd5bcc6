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
  getField,
  getList,
  getString,
} from 'backstage-plugin-groundplan-common';
import { DryRunProblem, DryRunVerdict } from './DryRunVerdict';

/** Said by the authorizer; those who forbid for other reasons say it otherwise. */
const MAY_NOT = /is forbidden: User "(.*)" cannot (create|patch) resource/s;
const UNKNOWN_FIELD = /unknown field "((?:[^"\\]|\\.)*)"/g;
const NOT_DECODED = /Go struct field \w+\.(\S+) of type (\S+)/;
const RULES_SKIPPED = /some validation rules were not checked/;
const MAX_MESSAGE_LENGTH = 1_000;

/**
 * Reads the Kubernetes Status with which a server refuses a dry run.
 *
 * @internal
 */
export function readRefusal(httpStatus: number, body: unknown): DryRunVerdict {
  const said = getString(body, 'message') ?? `it answered ${httpStatus}`;
  const message = said.slice(0, MAX_MESSAGE_LENGTH);
  const mayNot = httpStatus === 403 ? MAY_NOT.exec(said) : null;
  if (mayNot) {
    return {
      kind: 'not-asked',
      why: `the host does not let us ${mayNot[2]} it`,
    };
  }
  if (httpStatus === 404) {
    const isNamespace = getString(body, 'details', 'kind') === 'namespaces';
    return isNamespace
      ? {
          kind: 'not-asked',
          why: 'its namespace is not on the host',
          lacksNamespace: true,
        }
      : { kind: 'not-asked', why: 'the host has nothing at its path' };
  }
  if (httpStatus === 405 || httpStatus === 415) {
    return { kind: 'not-asked', why: 'the host takes no dry run of it' };
  }
  if (/admission webhook .* does not support dry run/.test(said)) {
    return {
      kind: 'not-asked',
      why: 'an admission webhook of the host takes no dry run',
    };
  }
  const all = readProblems(httpStatus, body, message);
  const problems = all.filter(problem => !RULES_SKIPPED.test(problem.message));
  return {
    kind: 'answered',
    problems,
    warnings: [],
    isPartial: httpStatus !== 422,
    skipsRules: problems.length < all.length,
  };
}

function readProblems(
  httpStatus: number,
  body: unknown,
  message: string,
): DryRunProblem[] {
  const causes = getList(body, 'details', 'causes').flatMap(cause => {
    const text = getString(cause, 'message');
    const field = getString(cause, 'field');
    // Some causes are not of a field, and say so in Go.
    return text
      ? [{ field: field === '<nil>' ? undefined : field, message: text }]
      : [];
  });
  if (httpStatus === 422 && causes.length > 0) {
    return causes;
  }
  const unknown = [...message.matchAll(UNKNOWN_FIELD)].map(([, field]) => ({
    field: field.replace(/\\(.)/g, '$1'),
    message: 'is not known',
  }));
  if (unknown.length > 0) {
    return unknown;
  }
  const decoding = NOT_DECODED.exec(message);
  return decoding
    ? [{ field: decoding[1], message: `must be of type ${decoding[2]}` }]
    : [{ field: fieldOf(body), message }];
}

function fieldOf(body: unknown): string | undefined {
  const [cause] = getList(body, 'details', 'causes');
  const field = getField(cause, 'field');
  return typeof field === 'string' && field !== '<nil>' ? field : undefined;
}
