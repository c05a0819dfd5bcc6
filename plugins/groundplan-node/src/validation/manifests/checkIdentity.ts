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

import { getField, getRecord } from 'backstage-plugin-groundplan-common';
import { ValidationFinding } from '../ValidationResult';
import { Manifest } from './Manifest';

/**
 * What is wrong with an object's name before anything is known of its kind: a
 * server would only say that it cannot be decoded.
 *
 * @internal
 */
export function checkIdentity(manifest: Manifest): ValidationFinding[] {
  const { object, path } = manifest;
  const error = (field: string, message: string): ValidationFinding => ({
    path,
    line: manifest.lineOf(field),
    field,
    severity: 'error',
    message,
  });
  const metadata = getRecord(object, 'metadata');
  if (!metadata) {
    return [error('metadata', 'the object has no metadata')];
  }
  const texts = ['name', 'namespace', 'generateName'].flatMap(key => {
    const value = getField(metadata, key);
    return value === undefined || value === null || typeof value === 'string'
      ? []
      : [
          error(
            `metadata.${key}`,
            `must be text, and is ${
              Array.isArray(value) ? 'a list' : `of type ${typeof value}`
            } as it stands: put it in quotes`,
          ),
        ];
  });
  const isNamed = ['name', 'generateName'].some(key => {
    const value = getField(metadata, key);
    return value !== undefined && value !== null && value !== '';
  });
  if (getField(metadata, 'resourceVersion')) {
    texts.push(
      error(
        'metadata.resourceVersion',
        'must not be there: it names the state of an object of which this is no longer one',
      ),
    );
  }
  return isNamed
    ? texts
    : [...texts, error('metadata.name', 'the object has no name')];
}

/** One object that is there twice: in two files, or twice in one. @internal */
export function findDuplicates(
  manifests: readonly Manifest[],
  defaultNamespace: string,
): ValidationFinding[] {
  const seen = new Map<string, Manifest>();
  return manifests.flatMap(manifest => {
    const { group, kind, namespace, name, path } = manifest;
    const key = [group, kind, namespace ?? defaultNamespace, name].join('/');
    const first = seen.get(key);
    if (!name || !first) {
      seen.set(key, manifest);
      return [];
    }
    return [
      {
        path,
        line: manifest.lineOf('metadata.name'),
        field: 'metadata.name',
        severity: 'error' as const,
        message: `${manifest.title} is also in ${
          first.path
        }, at line ${first.lineOf(
          'metadata.name',
        )}: one of the two would overwrite the other`,
      },
    ];
  });
}
