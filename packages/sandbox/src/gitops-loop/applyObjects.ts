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

import { CustomErrorBase } from '@backstage/errors';
import { LocalClient, NewObject, StatusError } from '../kubernetes-api';
import { fieldsOf } from './fieldsOf';
import { entryOf } from './inventory';
import { mergeManifest } from './mergeManifest';

/** An object that the API refused. @internal */
export class ApplyError extends CustomErrorBase {
  name = 'ApplyError' as const;
}

/** Kinds that others need to be there, in Flux's order. */
const FIRST = ['Namespace', 'CustomResourceDefinition', 'ClusterClass'];

function nameOf({ kind, metadata: { namespace, name } }: NewObject): string {
  return [kind, namespace, name].filter(Boolean).join('/');
}

function attempt(object: NewObject, how: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StatusError)) {
      throw error;
    }
    throw new ApplyError(
      `${nameOf(object)} ${how} failed (${error.reason}): ${error.message}`,
    );
  }
}

/**
 * Applies objects as kustomize-controller does: namespaces and definitions
 * first, and nothing of a stage where the API refuses one of it.
 *
 * @param applied - the manifests that were applied last, by inventory id; kept
 * up to date
 * @throws {@link ApplyError}
 * @internal
 */
export function applyObjects(
  client: LocalClient,
  objects: NewObject[],
  applied: Map<string, NewObject>,
): void {
  const first = objects.filter(({ kind }) => FIRST.includes(kind));
  const others = objects.filter(({ kind }) => !FIRST.includes(kind));
  for (const stage of [first, others]) {
    const merged = stage.map(object => {
      const namespaced = client.isNamespaced(object);
      if (namespaced === undefined) {
        throw new ApplyError(
          `${nameOf(object)} dry-run failed: no matches for kind "${
            object.kind
          }" in version "${object.apiVersion}"`,
        );
      }
      if (namespaced && !object.metadata.namespace) {
        throw new ApplyError(`${nameOf(object)} namespace not specified`);
      }
      return mergeManifest(
        client.get(object),
        applied.get(entryOf(object).id),
        object,
      );
    });
    merged.forEach(object =>
      attempt(object, 'dry-run', () => client.submit(object, { dryRun: true })),
    );
    merged.forEach((object, index) => {
      attempt(object, 'apply', () =>
        client.submit(object, { managedFields: [fieldsOf(stage[index])] }),
      );
      applied.set(entryOf(stage[index]).id, stage[index]);
    });
  }
}
