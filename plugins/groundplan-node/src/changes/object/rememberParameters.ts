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
import { InputError, NotFoundError } from '@backstage/errors';
import {
  ANNOTATION_ORIGIN,
  ChangedFile,
  ChangeOrigin,
  getRecord,
} from 'backstage-plugin-groundplan-common';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { RepositoryFiles } from '../Rendered';

/** Ways to explain a change by parameters, each of which is rendered. */
const MAX_TRIES = 20;

/** A value of a file that is replaced by another. @internal */
export interface Replaced {
  before: unknown;
  after: unknown;
}

/** Renders a template anew. @internal */
export interface Remaking {
  /** All parameters of the template, its defaults with them. */
  parameters(origin: ChangeOrigin): Promise<Record<string, string>>;
  /** The files that it makes with the values of an origin, without any origin in them. */
  files(origin: ChangeOrigin): Promise<ChangedFile[]>;
}

/**
 * The origin of what came from a CAPITemplate or GitOpsTemplate, once values of
 * its file are replaced: with those parameters changed from which the template
 * makes exactly the files that there will be, and no other file anew. What a
 * parameter means is the template's to know, so nothing less is certain.
 *
 * @returns undefined where no parameters explain the change.
 * @internal
 */
export async function rememberParameters(options: {
  origin: ChangeOrigin;
  replaced: readonly Replaced[];
  /** The files as they will be. */
  changed: readonly { path: string; content: string }[];
  files: RepositoryFiles;
  remaking: Remaking;
}): Promise<ChangeOrigin | undefined> {
  const { origin, remaking } = options;
  try {
    const parameters = await remaking.parameters(origin);
    for (const values of explain(options.replaced, parameters)) {
      const next = withParameters(origin, values);
      if (await isMadeBy(next, options)) {
        return next;
      }
    }
  } catch (error) {
    // A template that is gone, or takes no such value, explains nothing
    if (!(error instanceof InputError || error instanceof NotFoundError)) {
      throw error;
    }
  }
  return undefined;
}

/** The parameters that may have made what is replaced, with what they would be now. */
function explain(
  replaced: readonly Replaced[],
  parameters: Record<string, string>,
): Record<string, string>[] {
  let ways: Record<string, string>[] = [{}];
  for (const { before, after } of replaced) {
    const names = Object.keys(parameters).filter(
      name => before !== undefined && parameters[name] === String(before),
    );
    ways = ways.flatMap(way =>
      names
        .filter(name => way[name] === undefined || way[name] === String(after))
        .map(name => ({ ...way, [name]: String(after) })),
    );
    if (ways.length > MAX_TRIES) {
      return [];
    }
  }
  return ways;
}

function withParameters(
  origin: ChangeOrigin,
  parameters: Record<string, string>,
): ChangeOrigin {
  const { values } = origin;
  return {
    ...origin,
    values: {
      ...values,
      parameters: { ...getRecord(values, 'parameters'), ...parameters },
    },
  };
}

async function isMadeBy(
  origin: ChangeOrigin,
  {
    changed,
    files,
    remaking,
  }: Pick<
    Parameters<typeof rememberParameters>[0],
    'changed' | 'files' | 'remaking'
  >,
): Promise<boolean> {
  const made = await remaking.files(origin);
  const paths = new Set(made.map(({ path }) => path));
  const changes = new Map(changed.map(({ path, content }) => [path, content]));
  if (![...changes.keys(), ...origin.files].every(path => paths.has(path))) {
    return false;
  }
  for (const { path, content } of made) {
    const there = changes.get(path) ?? (await files.read(path));
    if (!isSame(there ?? null, content)) {
      return false;
    }
  }
  return true;
}

/** Comments and the order of keys make nothing. */
function isSame(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) {
    return a === b;
  }
  const [read, other] = [a, b].map(documentsOf);
  return read !== undefined && isDeepStrictEqual(read, other);
}

function documentsOf(text: string): unknown[] | undefined {
  const documents = parseAllDocuments(text, { version: '1.1' });
  return 'empty' in documents || documents.some(({ errors }) => errors.length)
    ? undefined
    : documents.map(document => withoutOrigin(document.toJS()));
}

function withoutOrigin(value: unknown): unknown {
  const { annotations, ...metadata } = getRecord(value, 'metadata') ?? {};
  const { [ANNOTATION_ORIGIN]: _, ...others } = getRecord(annotations) ?? {};
  return getRecord(value, 'metadata')
    ? {
        ...getRecord(value),
        metadata: {
          ...metadata,
          ...(Object.keys(others).length > 0 && { annotations: others }),
        },
      }
    : value;
}
