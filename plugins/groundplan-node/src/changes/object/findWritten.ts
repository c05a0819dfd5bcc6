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
import { NotFoundError } from '@backstage/errors';
import { TargetRepository } from 'backstage-plugin-groundplan-common';
import { Base } from '../plan/openBase';
import { AppliedFolder } from '../reach/FileReach';
import { ChartLocation, locateChart } from './locateChart';
import { locateObject, ObjectLocation, ObjectName } from './locateObject';

/** An object of a host, and where it is said to be written. @internal */
export interface WrittenSubject extends ObjectName {
  host: string;
  /** The entity's kind segment. */
  segment: string;
  /** Files that are said to hold it. */
  hints: string[];
}

/**
 * The file of an object, or the chart that installs a scale set, in the first of
 * the repositories that has it.
 *
 * @throws NotFoundError where nothing in them holds the object; ConflictError where
 * more than one file may.
 * @internal
 */
export async function findWritten(
  subject: WrittenSubject,
  options: {
    repositories: readonly TargetRepository[];
    open(repository: TargetRepository): Promise<Base>;
    folders(repository: TargetRepository): readonly AppliedFolder[];
  },
): Promise<{
  repository: TargetRepository;
  base: Base;
  location: ObjectLocation | ChartLocation;
}> {
  for (const repository of options.repositories) {
    const base = await options.open(repository);
    const places = {
      files: base.files,
      folder: repository.path,
      hints: subject.hints,
      folders: options.folders(repository),
    };
    // A scale set that Flux installs is looked for as its release
    const location =
      (subject.kind === 'AutoscalingRunnerSet'
        ? await locateChart(
            { what: whatOf(subject), name: subject.name },
            places,
          )
        : undefined) ?? (await locateObject(subject, places));
    if (location) {
      return { repository, base, location };
    }
  }
  const { kind, namespace, name, host } = subject;
  throw new NotFoundError(
    options.repositories.length > 0
      ? `No file of ${options.repositories
          .map(({ title, path }) => (path ? `${title} (${path})` : title))
          .join(', ')} holds ${kind} ${namespace ?? ''}/${name}`
      : `The host cluster ${host} has no repository that changes could go to`,
  );
}

/** What an object is made as. @internal */
export function whatOf({
  name,
  segment,
  namespace,
  host,
}: WrittenSubject): string {
  return `${name}.${segment}.${namespace ?? '_'}.${host}`;
}
