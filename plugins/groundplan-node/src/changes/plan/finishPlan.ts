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
  ChangedFile,
  ChangePlan,
  Finding,
} from 'backstage-plugin-groundplan-common';
import { checkRepositoryPath } from '../../pull-requests/checkRepositoryPath';
import { describeObjects, FileBeforeAndAfter } from './describeObjects';
import { AppliedFolder, FileReach } from '../reach/FileReach';
import { findReach } from '../reach/findReach';
import { Base } from './openBase';
import { refuseFiles } from './refuseFiles';

/** A plan with what its files were before. @public */
export interface PlannedChange {
  plan: ChangePlan;
  files: FileBeforeAndAfter[];
  /** What the files reach beside the objects that they show. */
  reach: FileReach[];
  /** What people should know of it that its files do not show. */
  findings?: Finding[];
  /** The same against the base branch as it is now, where that has moved on. */
  now?: Omit<PlannedChange, 'now'>;
  /** Of several things: each by itself, on top of those before it. */
  parts?: PlannedChange[];
}

/** Compares files with the base: what does not differ is no part of the plan. @internal */
export async function finishPlan(
  about: Pick<
    ChangePlan,
    'what' | 'title' | 'host' | 'namespace' | 'repository'
  >,
  wanted: readonly ChangedFile[],
  options: {
    base: Base;
    /** Of the repository, of all hosts. */
    folders: readonly AppliedFolder[];
    isNamespaced(
      apiVersion: string,
      kind: string,
    ): Promise<boolean | undefined>;
  },
): Promise<PlannedChange> {
  const { base, folders, isNamespaced } = options;
  const files: FileBeforeAndAfter[] = [];
  wanted.forEach(({ path }) => checkRepositoryPath(path));
  const texts = await Promise.all(
    wanted.map(({ path, content }) =>
      base.files.read(path, content ?? undefined),
    ),
  );
  wanted.forEach(({ path, content }, i) => {
    const before = texts[i] ?? null;
    if (before !== content) {
      files.push({ path, before, after: content });
    }
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  refuseFiles(files);
  const objects = await describeObjects(files, {
    namespace: about.namespace,
    isNamespaced,
  });
  const reach = await findReach({
    host: about.host,
    namespace: about.namespace,
    files,
    base: base.files,
    folders,
    isNamespaced,
  });
  return {
    files,
    reach,
    plan: {
      ...about,
      base: base.branch,
      basedOn: base.sha,
      files: files.map(({ path, after }) => ({ path, content: after })),
      objects,
    },
  };
}
