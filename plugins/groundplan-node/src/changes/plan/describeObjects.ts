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
import { groupOf, ChangedObject } from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';
import { domainOf } from './domainOf';
import { parseManifests } from './parseManifests';

/** A file of the base and of the change. @public */
export interface FileBeforeAndAfter {
  path: string;
  before: string | null;
  after: string | null;
}

/**
 * The objects that the change of files makes, changes or deletes, as the files
 * themselves say. Text that is no YAML, such as a chart's template, has none.
 *
 * @param namespace - of objects that name none and have one
 * @internal
 */
export async function describeObjects(
  files: readonly FileBeforeAndAfter[],
  options: {
    namespace: string;
    isNamespaced(
      apiVersion: string,
      kind: string,
    ): Promise<boolean | undefined>;
  },
): Promise<ChangedObject[]> {
  const read = async (when: 'before' | 'after') => {
    const found = new Map<string, { about: Described; text: string }>();
    for (const file of files) {
      for (const object of objectsOf(file, when)) {
        const { kind, apiVersion, metadata } = object;
        const scoped = await options.isNamespaced(apiVersion, kind);
        const namespace =
          scoped === false
            ? undefined
            : metadata.namespace ?? options.namespace;
        const about = {
          apiVersion,
          kind,
          namespace,
          name: metadata.name,
          domain: domainOf(object),
        };
        found.set(keyOf(about), { about, text: JSON.stringify(object) });
      }
    }
    return found;
  };
  const before = await read('before');
  const after = await read('after');
  const result: ChangedObject[] = [];
  for (const [key, { about, text }] of after) {
    const old = before.get(key);
    if (old?.text !== text) {
      result.push({ ...about, change: old ? 'changed' : 'created' });
    }
  }
  for (const [key, { about }] of before) {
    if (!after.has(key)) {
      result.push({ ...about, change: 'deleted' });
    }
  }
  return result;
}

type Described = Omit<ChangedObject, 'change'>;

type Objects = readonly ManifestObject[];

/** Many ask for them, and YAML takes long to be parsed. */
const parsed = new WeakMap<
  FileBeforeAndAfter,
  { before?: Objects; after?: Objects }
>();

/** The objects that a file shows. @internal */
export function objectsOf(
  file: FileBeforeAndAfter,
  when: 'before' | 'after',
): Objects {
  const known = parsed.get(file) ?? {};
  const objects = known[when] ?? parseObjects(file[when], file.path);
  parsed.set(file, { ...known, [when]: objects });
  return objects;
}

function parseObjects(text: string | null, path: string): Objects {
  if (!text || !/\.(ya?ml|json)$/.test(path) || isOfHelm(path, text)) {
    return [];
  }
  return parseManifests(text, path)
    .map(({ object }) => object)
    .filter(
      ({ apiVersion }) => !apiVersion.startsWith('kustomize.config.k8s.io/'),
    );
}

/** A template that Helm has yet to render is no YAML. */
function isOfHelm(path: string, text: string): boolean {
  return /(^|\/)templates\//.test(path) && text.includes('{{');
}

function keyOf({ apiVersion, kind, namespace, name }: Described): string {
  const group = groupOf(apiVersion);
  return [group, kind, namespace ?? '', name].join('/');
}
