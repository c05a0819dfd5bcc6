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
} from 'backstage-plugin-groundplan-common';
import { originEdit } from '../origin/originAnnotation';
import { parseManifests } from '../plan/parseManifests';
import { RepositoryFiles } from '../Rendered';
import { editYaml } from './editYaml';
import { ObjectLocation } from './locateObject';
import { DocumentEdits, EditingChange, objectEdits } from './objectEdits';
import { rememberParameters, Remaking, Replaced } from './rememberParameters';
import { updatedOrigin } from './updatedOrigin';

/**
 * The file of an object with a change in it. Its origin says what it is made from
 * now; where that is not certain, a finding says so.
 *
 * @internal
 */
export async function editedFile(
  { path, index, object, origin }: ObjectLocation,
  change: EditingChange,
  { files, remaking }: { files: RepositoryFiles; remaking?: Remaking },
): Promise<{ file: ChangedFile; findings: Finding[] }> {
  const text = (await files.read(path)) ?? '';
  const manifests = parseManifests(text, path);
  const edits = objectEdits({ object, index }, change, manifests);
  const content = edits.reduce(
    (result, one) => editYaml(result, one.index, one.edits),
    text,
  );
  if (!origin || content === text) {
    return { file: { path, content }, findings: [] };
  }
  const replaced = edits.flatMap(one => replacedBy(one, manifests));
  const updated =
    updatedOrigin(origin, change) ??
    (remaking && isOfParameters(origin) && change.operation !== 'edit'
      ? await rememberParameters({
          origin,
          replaced,
          changed: { path, content },
          files,
          remaking,
        })
      : undefined);
  return updated
    ? {
        file: {
          path,
          content: editYaml(content, index, [originEdit(updated)]),
        },
        findings: [],
      }
    : { file: { path, content }, findings: [keepsValues(origin)] };
}

function isOfParameters({ source }: ChangeOrigin): boolean {
  return source.kind === 'capi-template' || source.kind === 'gitops-template';
}

function replacedBy(
  { index, edits }: DocumentEdits,
  manifests: ReturnType<typeof parseManifests>,
): Replaced[] {
  const object = manifests.find(one => one.index === index)?.object;
  return edits
    .map(({ path, value }) => ({
      before: path.reduce<unknown>(
        (at, key) =>
          Array.isArray(at) ? at[Number(key)] : getField(at, String(key)),
        object,
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
