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
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { Base } from '../plan/openBase';
import { editYaml } from './editYaml';
import { WrittenSubject } from './findWritten';
import { locateObject, ObjectLocation } from './locateObject';
import { EditingChange, isOfParts, objectEdits } from './objectEdits';
import { originEdits } from './originEdits';
import { PartEdits, partEdits } from './partEdits';

/** The files of an object, and of what it is made of, as a change has them. @internal */
export async function editedFiles(
  subject: WrittenSubject,
  location: ObjectLocation,
  change: EditingChange,
  { base, repository }: { base: Base; repository: TargetRepository },
): Promise<ChangedFile[]> {
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
              hints: [
                location.path,
                ...(origin?.files ?? []),
                ...subject.hints,
              ],
            }),
        )
      : [{ location, edits: objectEdits(object, change) }];
  edits.push({ location, edits: originEdits(origin, change) });
  const texts = new Map<string, string>();
  for (const one of edits) {
    const { path, index } = one.location;
    const text = texts.get(path) ?? (await base.files.read(path)) ?? '';
    texts.set(path, editYaml(text, index, one.edits));
  }
  return [...texts].map(([path, content]) => ({ path, content }));
}
