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

import { applyPatch as applyJsonPatch, Operation } from 'fast-json-patch';
import { parse } from 'yaml';
import { isRecord } from './ApiObject';
import { StatusError } from './StatusError';

/** The patches that are spoken; strategic merge patches are not. @internal */
export const PATCH_TYPES = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  apply: 'application/apply-patch+yaml',
} as const;

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = mergePatch(result[key], value);
    }
  }
  return result;
}

function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw StatusError.badRequest('error decoding patch: it is not a list');
  }
  const operations = patch as Operation[];
  try {
    return applyJsonPatch(structuredClone(target), operations, true)
      .newDocument;
  } catch (error) {
    // The library throws for a test that fails and for a path that is not
    // there; the API server answers both alike and does not say which.
    throw StatusError.unprocessable(
      'the server rejected our request due to an error in our request',
    );
  }
}

/** Parses a body that is JSON or YAML. @internal */
export function parseBody(body: string): unknown {
  try {
    return body.trimStart().startsWith('{') || body.trimStart().startsWith('[')
      ? JSON.parse(body)
      : parse(body);
  } catch (error) {
    throw StatusError.badRequest(
      `the object provided is unrecognized: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/** The object as the patch makes it. @internal */
export function applyPatch(
  target: unknown,
  contentType: string,
  body: string,
): unknown {
  switch (contentType) {
    case PATCH_TYPES.json:
      return jsonPatch(target, parseBody(body));
    case PATCH_TYPES.merge:
      return mergePatch(target, parseBody(body));
    case PATCH_TYPES.apply:
      return parseBody(body);
    default:
      throw StatusError.unsupportedMediaType(Object.values(PATCH_TYPES));
  }
}
