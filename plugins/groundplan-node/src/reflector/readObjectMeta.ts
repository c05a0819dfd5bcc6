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
  getBoolean,
  getField,
  getList,
  getNumber,
  getRecord,
  getString,
  ObjectMeta,
  OwnerReference,
} from 'backstage-plugin-groundplan-common';
import { StringPool } from '../store/StringPool';

/** Longer values of annotations are not for people. */
const MAX_ANNOTATION_LENGTH = 16 * 1024;

/** Names, in place of their values, the annotations that were too long. */
const ANNOTATION_LEFT_OUT = 'groundplan.dev/left-out-annotations';

/**
 * Whole copies of the object, with all that is left out elsewhere because it
 * may hold secrets.
 */
const COPIES_OF_THE_OBJECT: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'cluster.x-k8s.io/conversion-data',
  'objectset.rio.cattle.io/applied',
  'banzaicloud.com/last-applied',
  'kapp.k14s.io/original',
]);

/**
 * The metadata of an object from outside, trimmed. Undefined where it does not
 * name the object.
 *
 * @internal
 */
export function readObjectMeta(
  object: unknown,
  pool: StringPool,
  /** All where it is left out. */
  wantedAnnotations?: ReadonlySet<string>,
): ObjectMeta | undefined {
  const from = getRecord(object, 'metadata');
  const name = getString(from, 'name');
  if (!from || !name) {
    return undefined;
  }
  const meta: ObjectMeta = { name: pool.share(name) };
  const namespace = getString(from, 'namespace');
  if (namespace) {
    meta.namespace = pool.share(namespace);
  }
  for (const key of [
    'uid',
    'resourceVersion',
    'creationTimestamp',
    'deletionTimestamp',
  ] as const) {
    const value = getString(from, key);
    if (value) {
      meta[key] = key.endsWith('Timestamp') ? pool.share(value) : value;
    }
  }
  const generation = getNumber(from, 'generation');
  if (generation !== undefined) {
    meta.generation = generation;
  }
  const finalizers = getList(from, 'finalizers').filter(isString);
  if (finalizers.length > 0) {
    meta.finalizers = finalizers.map(finalizer => pool.share(finalizer));
  }
  const labels = readStrings(getField(from, 'labels'), pool);
  if (labels) {
    meta.labels = labels;
  }
  const annotations = readAnnotations(from, pool, wantedAnnotations);
  if (annotations) {
    meta.annotations = annotations;
  }
  const owners = getList(from, 'ownerReferences').flatMap(owner =>
    readOwner(owner, pool),
  );
  if (owners.length > 0) {
    meta.ownerReferences = owners;
  }
  return meta;
}

function readAnnotations(
  from: unknown,
  pool: StringPool,
  wanted?: ReadonlySet<string>,
): Record<string, string> | undefined {
  const leftOut: string[] = [];
  const annotations = readStrings(
    getField(from, 'annotations'),
    pool,
    (key, value) => {
      if (COPIES_OF_THE_OBJECT.has(key) || (wanted && !wanted.has(key))) {
        return false;
      }
      if (value.length > MAX_ANNOTATION_LENGTH) {
        leftOut.push(key);
        return false;
      }
      return true;
    },
  );
  return leftOut.length === 0
    ? annotations
    : { ...annotations, [ANNOTATION_LEFT_OUT]: leftOut.join(',') };
}

/** Strings by key; undefined where there are none. */
function readStrings(
  from: unknown,
  pool: StringPool,
  isWanted: (key: string, value: string) => boolean = () => true,
): Record<string, string> | undefined {
  const strings = getRecord(from) ?? {};
  const keys = Object.keys(strings);
  const kept = keys.flatMap((key): [string, string][] => {
    const value = strings[key];
    return isString(value) && isWanted(key, value)
      ? [[key, pool.share(value)]]
      : [];
  });
  if (kept.length === 0) {
    return undefined;
  }
  if (kept.length < keys.length) {
    return Object.fromEntries(kept);
  }
  // As it was parsed it takes half the memory of a copy.
  for (const [key, value] of kept) {
    strings[key] = value;
  }
  return strings as Record<string, string>;
}

function readOwner(from: unknown, pool: StringPool): OwnerReference[] {
  const kind = getString(from, 'kind');
  const name = getString(from, 'name');
  if (!kind || !name) {
    return [];
  }
  const owner: OwnerReference = {
    apiVersion: pool.share(getString(from, 'apiVersion') ?? ''),
    kind: pool.share(kind),
    name: pool.share(name),
  };
  const uid = getString(from, 'uid');
  if (uid) {
    owner.uid = pool.share(uid);
  }
  if (getBoolean(from, 'controller')) {
    owner.controller = true;
  }
  return [owner];
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
