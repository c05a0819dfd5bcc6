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

import { parseAllDocuments } from 'yaml';
import { NewObject } from '../kubernetes-api';
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';
import { BuildError } from './BuildError';

function toObject(value: unknown, path: string): NewObject {
  const name = valueAt(value, ['metadata', 'name']);
  if (
    !isRecord(value) ||
    typeof value.apiVersion !== 'string' ||
    typeof value.kind !== 'string'
  ) {
    throw new BuildError(`${path}: missing apiVersion or kind in a document`);
  }
  if (typeof name !== 'string') {
    throw new BuildError(`${path}: missing metadata.name in a ${value.kind}`);
  }
  if (value.sops) {
    throw BuildError.unsupported(path, ['files that SOPS has encrypted']);
  }
  return value as NewObject;
}

/** All YAML documents of a file. @internal */
export function parseDocuments(path: string, text: string): unknown[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) {
    return [];
  }
  return documents.map(document => {
    const [error] = document.errors;
    if (error) {
      throw new BuildError(`${path}: ${error.message.split('\n')[0]}`);
    }
    try {
      return document.toJS({ maxAliasCount: 100 });
    } catch (cause) {
      throw new BuildError(`${path}: ${(cause as Error).message}`);
    }
  });
}

/** The objects of a file; those of lists are taken out of them. @internal */
export function parseManifests(path: string, text: string): NewObject[] {
  return parseDocuments(path, text)
    .filter(value => value !== null && value !== undefined)
    .flatMap(value => {
      const isList = isRecord(value) && /List$/.test(String(value.kind));
      return isList && Array.isArray(value.items) ? value.items : [value];
    })
    .map(value => toObject(value, path));
}
