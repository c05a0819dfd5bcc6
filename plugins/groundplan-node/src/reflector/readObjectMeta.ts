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
): ObjectMeta | undefined {
  const from = getRecord(object, 'metadata');
  const name = getString(from, 'name');
  if (!from || !name) {
    return undefined;
  }
  const meta: ObjectMeta = { name };
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
      meta[key] = value;
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
  if (labels.length > 0) {
    meta.labels = Object.fromEntries(labels);
  }
  const annotations = readAnnotations(from);
  if (annotations.length > 0) {
    meta.annotations = Object.fromEntries(annotations);
  }
  const owners = getList(from, 'ownerReferences').flatMap(owner =>
    readOwner(owner, pool),
  );
  if (owners.length > 0) {
    meta.ownerReferences = owners;
  }
  return meta;
}

function readAnnotations(from: unknown): [string, string][] {
  const all = readStrings(getField(from, 'annotations')).filter(
    ([key]) => !COPIES_OF_THE_OBJECT.has(key),
  );
  const leftOut = all.filter(
    ([, value]) => value.length > MAX_ANNOTATION_LENGTH,
  );
  if (leftOut.length === 0) {
    return all;
  }
  return [
    ...all.filter(([, value]) => value.length <= MAX_ANNOTATION_LENGTH),
    [ANNOTATION_LEFT_OUT, leftOut.map(([key]) => key).join(',')],
  ];
}

function readStrings(from: unknown, pool?: StringPool): [string, string][] {
  return Object.entries(getRecord(from) ?? {}).flatMap(
    ([key, value]): [string, string][] =>
      isString(value) ? [[key, pool?.share(value) ?? value]] : [],
  );
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
