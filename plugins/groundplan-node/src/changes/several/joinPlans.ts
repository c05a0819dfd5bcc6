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
import { ChangedFile } from 'backstage-plugin-groundplan-common';
import { FileBeforeAndAfter } from '../plan/describeObjects';
import { PlannedChange } from '../plan/finishPlan';
import { titleOfSeveral } from './titleOfSeveral';
import { whatOfSeveral } from './whatOfSeveral';

/**
 * Several changes, each on top of those before it, as one. What they take and do
 * is said by the parts; the whole has the files as they are in the end.
 *
 * @param title - their number and kind by default
 * @internal
 */
export function joinPlans(
  parts: readonly [PlannedChange, ...PlannedChange[]],
  title?: string,
): PlannedChange {
  const [first] = parts;
  const whats = parts.map(({ plan }) => plan.what);
  const files = joinFiles(parts);
  const { host, namespace, repository, base, basedOn } = first.plan;
  return {
    files,
    reach: [],
    parts: [...parts],
    plan: {
      what: whatOfSeveral(whats),
      title: title ?? titleOfSeveral(whats),
      host,
      namespace,
      repository,
      base,
      basedOn,
      files: files.map(toChangedFile),
      objects: parts.flatMap(({ plan }) => plan.objects),
      parts: parts.map(({ plan }) => ({
        what: plan.what,
        title: plan.title,
        host: plan.host,
        namespace: plan.namespace,
        files: plan.files,
        objects: plan.objects,
      })),
    },
  };
}

/** From what each file was before the first to what it is after the last. */
function joinFiles(parts: readonly PlannedChange[]): FileBeforeAndAfter[] {
  const joined = new Map<string, FileBeforeAndAfter>();
  for (const file of parts.flatMap(part => part.files)) {
    const { before } = joined.get(file.path) ?? file;
    joined.set(file.path, { ...file, before });
  }
  return [...joined.values()]
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toChangedFile({ path, after }: FileBeforeAndAfter): ChangedFile {
  return { path, content: after };
}
