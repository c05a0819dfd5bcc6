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

import { LocalRef, NewObject } from '../kubernetes-api';
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';

/** An applied object in `status.inventory`. @internal */
export interface InventoryEntry {
  /** `<namespace>_<name>_<group>_<kind>`; a `:` of RBAC names is `__`. */
  id: string;
  /** Its version. */
  v: string;
}

/** @internal */
export function entryOf({
  apiVersion,
  kind,
  metadata,
}: NewObject): InventoryEntry {
  const [version, group = ''] = apiVersion.split('/').reverse();
  const { namespace = '', name } = metadata;
  return {
    id: `${namespace}_${name.replace(/:/g, '__')}_${group}_${kind}`,
    v: version,
  };
}

/** The object that an entry names. @internal */
export function refOf({ id, v }: InventoryEntry): LocalRef {
  const parts = id.split('_');
  const kind = parts[parts.length - 1];
  const group = parts[parts.length - 2];
  const name = parts.slice(1, -2).join('_').replace(/__/g, ':');
  return {
    apiVersion: group ? `${group}/${v}` : v,
    kind,
    metadata: { name, ...(parts[0] && { namespace: parts[0] }) },
  };
}

/** The entries of a Kustomization's status. @internal */
export function inventoryOf(kustomization: unknown): InventoryEntry[] {
  const entries = valueAt(kustomization, ['status', 'inventory', 'entries']);
  return (Array.isArray(entries) ? entries : [])
    .filter(isRecord)
    .map(({ id, v }) => ({ id: String(id), v: String(v) }));
}
