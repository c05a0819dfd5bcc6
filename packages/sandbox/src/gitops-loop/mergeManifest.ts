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

import { NewObject } from '../kubernetes-api';
import { ApiObject, isRecord } from '../kubernetes-api/ApiObject';

function merge(current: unknown, last: unknown, wanted: unknown): unknown {
  if (!isRecord(current) || !isRecord(wanted)) {
    return wanted;
  }
  const before = isRecord(last) ? last : {};
  const result: Record<string, unknown> = { ...current };
  for (const key of Object.keys(before)) {
    if (!(key in wanted)) {
      delete result[key];
    }
  }
  for (const [key, value] of Object.entries(wanted)) {
    result[key] = merge(current[key], before[key], value);
  }
  return result;
}

/**
 * The object as it shall be: the fields of the manifest, without those that
 * were in the one applied last and are no longer; what others have set stays.
 * It stands in for field managers. Lists are taken as a whole.
 *
 * @internal
 */
export function mergeManifest(
  current: ApiObject | undefined,
  last: NewObject | undefined,
  wanted: NewObject,
): NewObject {
  const { status, ...manifest } = wanted;
  if (!current) {
    return manifest as NewObject;
  }
  return {
    ...(merge(current, last, manifest) as NewObject),
    apiVersion: wanted.apiVersion,
    // Not even an empty one where the kind has none.
    ...('status' in current && { status: current.status }),
  };
}
