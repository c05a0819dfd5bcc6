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
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { FileBeforeAndAfter } from '../plan/describeObjects';
import { folderOf, isBelow, joinPath } from '../layout/paths';
import { FileReach, ReachContext } from './FileReach';

const NAME = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** @internal */
export function isKustomization(path: string): boolean {
  return NAME.test(path);
}

/**
 * A kustomization.yaml decides over all that is around it: what explains itself is
 * that files of the change are named, and those that it deletes no longer are.
 *
 * @internal
 */
export function kustomizationReach(
  file: FileBeforeAndAfter,
  { host, files, base }: ReachContext,
): FileReach[] {
  const { path, before, after } = file;
  const folder = folderOf(path);
  const reaches = (why: string) => [{ path, host, why }];
  const changed = new Map(files.map(one => [one.path, one.after]));
  const there = base.paths();
  if (before === null || after === null) {
    const others = there.some(
      other => isBelow(other, folder) && !changed.has(other),
    );
    if (others) {
      return reaches(
        `it decides over other files of ${folder || 'the repository'}`,
      );
    }
    if (after === null) {
      return [];
    }
  }
  const old = read(before);
  const now = read(after);
  if (!old || !now) {
    return reaches('it cannot be read');
  }
  if (!isDeepStrictEqual(rest(old), rest(now))) {
    return reaches('it changes more than the list of its resources');
  }
  const listed = resources(old);
  const wanted = resources(now);
  const isExplained = (entry: unknown, isAdded: boolean) => {
    const target = typeof entry === 'string' ? resolve(folder, entry) : '';
    if (isAdded) {
      return (
        typeof changed.get(target) === 'string' &&
        /\.(ya?ml|json)$/.test(target)
      );
    }
    return target !== '' && changed.has(target)
      ? changed.get(target) === null
      : target !== '' &&
          !there.some(one => one === target || isBelow(one, target));
  };
  // What is gone is not named: it may be nothing that the caller knows of
  if (listed.some(one => !wanted.includes(one) && !isExplained(one, false))) {
    return reaches('lines are gone with which the change has nothing to do');
  }
  const wrong = wanted.find(
    one => !listed.includes(one) && !isExplained(one, true),
  );
  return wrong === undefined
    ? []
    : reaches(`${JSON.stringify(wrong)} is no file of the change`);
}

function read(text: string | null): Record<string, unknown> | undefined {
  if (text === null) {
    return {};
  }
  try {
    const value = parse(text) ?? {};
    return typeof value === 'object' && !Array.isArray(value)
      ? value
      : undefined;
  } catch {
    return undefined; // nothing that anybody can tell the effect of
  }
}

function rest(kustomization: Record<string, unknown>) {
  const { resources: _, apiVersion, kind, ...others } = kustomization;
  return others;
}

function resources({ resources: list }: Record<string, unknown>): unknown[] {
  return Array.isArray(list) ? list : [];
}

/** The path that an entry means; '' where it is none of the repository. */
function resolve(folder: string, entry: string): string {
  return /^([a-z]+:|\/)|(^|\/)\.\.(\/|$)/i.test(entry)
    ? ''
    : joinPath(folder, entry);
}
