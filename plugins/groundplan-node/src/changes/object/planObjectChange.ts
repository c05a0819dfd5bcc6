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
  ChangeOrigin,
  Finding,
  ObjectChange,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { kustomizationEdits } from '../layout/kustomizationEdits';
import { finishPlan, PlannedChange } from '../plan/finishPlan';
import { Base } from '../plan/openBase';
import { AppliedFolder } from '../reach/FileReach';
import { isWhatOf } from '../plan/parseWhat';
import { parseManifests } from '../plan/parseManifests';
import { chartChange } from './chartChange';
import { editedFiles } from './editedFiles';
import { findWritten, whatOf, WrittenSubject } from './findWritten';
import { ChartLocation } from './locateChart';
import { ObjectLocation } from './locateObject';
import { Remaking } from './rememberParameters';
import { removeDocument } from './removeDocument';
import { MakingInput, upgradedInput } from './upgradedInput';

/** An object that is to be changed, with where it may be written. @internal */
export interface ChangedSubject extends WrittenSubject {
  /** What people call the kind, such as `Cluster`. */
  title: string;
}

/**
 * Changes the file of an object, or takes away what was made with it.
 *
 * @throws NotFoundError where no file of the repositories holds the object.
 * @internal
 */
export async function planObjectChange(
  subject: ChangedSubject,
  change: ObjectChange,
  options: {
    repositories: readonly TargetRepository[];
    open(repository: TargetRepository): Promise<Base>;
    folders(repository: TargetRepository): readonly AppliedFolder[];
    /** Without it, what came from a template keeps the values it was made from. */
    remaking?(repository: TargetRepository, base: Base): Remaking;
    isNamespaced(
      apiVersion: string,
      kind: string,
    ): Promise<boolean | undefined>;
    /** Makes what is written once more, of other input. */
    remake(
      input: MakingInput,
      about: { what: string; title: string; template?: string },
      written: { base: Base; repository: TargetRepository },
    ): Promise<PlannedChange>;
  },
): Promise<PlannedChange> {
  const found = await findWritten(subject, options);
  const { repository, base, location } = found;
  const input =
    change.operation === 'upgrade' && !('folder' in location)
      ? upgradedInput(subject, location.origin, change)
      : undefined;
  if (input) {
    return await options.remake(
      { ...input, target: { ...input.target, repository: repository.url } },
      {
        what: branchOf(subject, location, change),
        title: titleOf(subject, change),
        template: location.origin?.template,
      },
      found,
    );
  }
  const { files, findings } = await filesOf(subject, location, change, {
    repository,
    base,
    folders: options.folders(repository),
    remaking: options.remaking?.(repository, base),
  });
  const planned = await finishPlan(
    {
      what: branchOf(subject, location, change),
      title: titleOf(subject, change),
      host: subject.host,
      namespace: subject.namespace ?? '',
      repository: repository.url,
    },
    files,
    {
      base,
      folders: options.folders(repository),
      isNamespaced: options.isNamespaced,
    },
  );
  return { ...planned, findings };
}

async function filesOf(
  subject: ChangedSubject,
  location: ObjectLocation | ChartLocation,
  change: ObjectChange,
  options: {
    repository: TargetRepository;
    base: Base;
    folders: readonly AppliedFolder[];
    remaking?: Remaking;
  },
): Promise<{ files: ChangedFile[]; findings: Finding[] }> {
  const { repository, base } = options;
  if ('folder' in location) {
    const files = await chartChange(location, change, base.files);
    return { files, findings: [] };
  }
  return change.operation === 'delete'
    ? { files: await deleted(location, repository, base), findings: [] }
    : await editedFiles(subject, location, change, options);
}

/** All that was made together; of another's file the object alone. */
async function deleted(
  { path, index, origin }: ObjectLocation,
  repository: TargetRepository,
  { files }: Base,
): Promise<ChangedFile[]> {
  const there = new Set(files.paths());
  const made = origin?.files.includes(path)
    ? origin.files.filter(file => there.has(file))
    : [];
  if (made.length === 0) {
    const text = (await files.read(path)) ?? '';
    if (parseManifests(text, path).length > 1) {
      return [{ path, content: removeDocument(text, index) }];
    }
    made.push(path);
  }
  return [
    ...made.map(file => ({ path: file, content: null })),
    ...(await kustomizationEdits(
      { files, path: repository.path },
      { remove: made },
    )),
  ];
}

function branchOf(
  subject: ChangedSubject,
  { origin }: { origin?: ChangeOrigin },
  { operation }: ObjectChange,
): string {
  const made =
    origin && isWhatOf(origin.what, subject) ? origin.what : whatOf(subject);
  // One at a time: an edit of what is made shares its branch with the making
  return operation === 'edit' ? made : `${made}.${operation}`;
}

function titleOf(subject: ChangedSubject, change: ObjectChange): string {
  const { title, name } = subject;
  switch (change.operation) {
    case 'delete':
      return `Delete ${title} ${name}`;
    case 'scale':
      return `Scale ${title} ${name}`;
    case 'upgrade':
      return `Upgrade ${title} ${name} to ${change.version}`;
    default:
      return change.approval
        ? `Approve ${change.approval.planId} of ${title} ${name}`
        : `Edit ${title} ${name}`;
  }
}
