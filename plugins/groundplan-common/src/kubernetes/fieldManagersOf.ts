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

import { getList, getRecord, getString } from './fields';
import { KubernetesObject } from './KubernetesObject';

/** Who writes a field of an object. @public */
export interface FieldManager {
  /** Such as `kustomize-controller`. */
  name: string;
  /** `Apply` writes it again whenever it differs; `Update` has written it once. */
  operation: 'Apply' | 'Update';
}

/**
 * Who owns a field, by `metadata.managedFields`.
 *
 * @remarks
 * The mirror drops these: the object has to be read afresh. A field of lists is not
 * found, as their elements are named by their keys.
 *
 * @public
 */
export function fieldManagersOf(
  object: KubernetesObject,
  ...path: string[]
): FieldManager[] {
  return getList(object.metadata, 'managedFields').flatMap(entry => {
    const name = getString(entry, 'manager');
    const operation = getString(entry, 'operation');
    const isOwner =
      !getString(entry, 'subresource') &&
      owns(getRecord(entry, 'fieldsV1'), path);
    return name && isOwner && (operation === 'Apply' || operation === 'Update')
      ? [{ name, operation }]
      : [];
  });
}

function owns(
  fields: Record<string, unknown> | undefined,
  [field, ...rest]: string[],
): boolean {
  if (!fields || !Object.hasOwn(fields, `f:${field}`)) {
    return false;
  }
  const below = getRecord(fields, `f:${field}`) ?? {};
  // Nothing below: it is owned as a whole
  return (
    rest.length === 0 || Object.keys(below).length === 0 || owns(below, rest)
  );
}
