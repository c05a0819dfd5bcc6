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
  getField,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { originEdit } from '../origin/originAnnotation';
import { Base } from '../plan/openBase';
import { AppliedFolder } from '../reach/FileReach';
import { WrittenSubject } from './findWritten';
import { locateObject, ObjectLocation } from './locateObject';
import { EditingChange, isOfParts, objectEdits } from './objectEdits';
import { PartEdits, partEdits } from './partEdits';
import { rememberParameters, Remaking, Replaced } from './rememberParameters';
import { EditedTexts } from './EditedTexts';
import { updatedOrigin } from './updatedOrigin';

/** Where an object is written, and how what made it can be asked. @internal */
export interface EditedFilesOptions {
  base: Pick<Base, 'files'>;
  repository: Pick<TargetRepository, 'path'>;
  folders?: readonly AppliedFolder[];
  /** Without it, what came from a template keeps the values it was made from. */
  remaking?: Remaking;
}

/**
 * The files of an object, and of what it is made of, as a change has them. Its
 * origin says what it is made from now; where that is not certain, a finding says so.
 *
 * @internal
 */
export async function editedFiles(
  subject: WrittenSubject,
  location: ObjectLocation,
  change: EditingChange,
  { base, repository, folders, remaking }: EditedFilesOptions,
): Promise<{ files: ChangedFile[]; findings: Finding[] }> {
  const { object, origin } = location;
  const edits: PartEdits[] =
    change.operation !== 'edit' && isOfParts(object)
      ? await partEdits(
          // Where the file says no namespace, its Kustomization does
          {
            ...object,
            metadata: { ...object.metadata, namespace: subject.namespace },
          },
          change,
          name =>
            locateObject(name, {
              files: base.files,
              folder: repository.path,
              folders,
              hints: [
                location.path,
                ...(origin?.files ?? []),
                ...subject.hints,
              ],
            }),
        )
      : [{ location, edits: objectEdits(object, change) }];
  const texts = EditedTexts.create(base.files);
  for (const one of edits) {
    await texts.edit(one);
  }
  if (!origin || !texts.haveChanged) {
    return { files: texts.files(), findings: [] };
  }
  const updated =
    updatedOrigin(origin, change) ??
    (remaking && isOfParameters(origin) && change.operation !== 'edit'
      ? await rememberParameters({
          origin,
          replaced: edits.flatMap(replacedBy),
          changed: texts.files(),
          files: base.files,
          remaking,
        })
      : undefined);
  if (!updated) {
    return { files: texts.files(), findings: [keepsValues(origin)] };
  }
  await texts.edit({ location, edits: [originEdit(updated)] });
  return { files: texts.files(), findings: [] };
}

function isOfParameters({ source }: ChangeOrigin): boolean {
  return source.kind === 'capi-template' || source.kind === 'gitops-template';
}

function replacedBy({ location, edits }: PartEdits): Replaced[] {
  return edits
    .map(({ path, value }) => ({
      before: path.reduce<unknown>(
        (at, key) =>
          Array.isArray(at) ? at[Number(key)] : getField(at, String(key)),
        location.object,
      ),
      after: value,
    }))
    .filter(({ before, after }) => before !== after);
}

function keepsValues({ template, source }: ChangeOrigin): Finding {
  const by = 'name' in source ? `${source.kind} ${source.name}` : template;
  return {
    id: 'origin-keeps-values',
    severity: 'warning',
    message: `It was made from ${
      by ?? 'a template'
    }, whose values stay as they were: which of them this changes is not certain. Whoever edits it by that template takes this change back, unless they change it in the form as well`,
  };
}
