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

import { StructuralSchema } from '../crds';

/** A served version of a resource. @internal */
export interface ServedVersion {
  name: string;
  /** Absent for built-in kinds, which are not validated. */
  schema?: StructuralSchema;
  hasStatus: boolean;
}

/** A kind of object that the API serves. @internal */
export interface ResourceType {
  group: string;
  kind: string;
  listKind: string;
  plural: string;
  singular: string;
  shortNames: string[];
  categories: string[];
  namespaced: boolean;
  /** Whether a CustomResourceDefinition made it. */
  custom: boolean;
  /** Best first. */
  versions: ServedVersion[];
  storageVersion: string;
}

/** What all objects of a type are stored under. @internal */
export function collectionOf(type: { group: string; plural: string }): string {
  return `${type.group}/${type.plural}`;
}

/** `group/version`, or the version alone in the core group. @internal */
export function apiVersionOf(group: string, version: string): string {
  return group ? `${group}/${version}` : version;
}

const STABILITY = ['alpha', 'beta', undefined];

/** Orders versions as Kubernetes does: v2, v1, v1beta2, v1beta1, v1alpha1. @internal */
export function compareVersions(a: string, b: string): number {
  const parse = (version: string) => {
    const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
    return match
      ? [STABILITY.indexOf(match[2]), Number(match[1]), Number(match[3] ?? 0)]
      : undefined;
  };
  const left = parse(a);
  const right = parse(b);
  if (!left && !right) {
    return a.localeCompare(b);
  }
  if (!left || !right) {
    return left ? -1 : 1;
  }
  const index = left.findIndex((part, at) => part !== right[at]);
  return index < 0 ? 0 : right[index] - left[index];
}
