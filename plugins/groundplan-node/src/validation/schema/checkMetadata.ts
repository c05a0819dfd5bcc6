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
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { FieldPath } from '../manifests/formatField';
import { SchemaProblem } from './Schema';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * What is wrong with names, labels and annotations, for all kinds alike. Names of
 * built-in kinds follow rules of their own, of which the least is held to here.
 *
 * @internal
 */
export function checkMetadata(
  metadata: unknown,
  field: FieldPath,
  names: 'subdomain' | 'path segment',
): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const refuse = (message: string, ...path: (string | number)[]) =>
    problems.push({ field: [...field, ...path], message });
  const name = getString(metadata, 'name');
  if (name && names === 'subdomain' && !isSubdomain(name)) {
    refuse(
      "must be lower case letters, digits, '-' and '.', at most 253 of them",
      'name',
    );
  }
  for (const key of ['name', 'generateName']) {
    if (/[/%]|^\.{1,2}$/.test(getString(metadata, key) ?? '')) {
      refuse("must not hold '/' or '%'", key);
    }
  }
  const namespace = getString(metadata, 'namespace');
  if (namespace && !LABEL.test(namespace)) {
    refuse(
      "must be lower case letters, digits and '-', at most 63 of them",
      'namespace',
    );
  }
  for (const [key, value] of entriesOf(metadata, 'labels')) {
    if (!isQualifiedName(key)) {
      refuse('is no valid key', 'labels', key);
    }
    if (typeof value === 'string' && value !== '' && !QUALIFIED.test(value)) {
      refuse(
        "must be letters, digits, '-', '_' and '.', at most 63 of them",
        'labels',
        key,
      );
    }
  }
  for (const [key] of entriesOf(metadata, 'annotations')) {
    if (!isQualifiedName(key.toLowerCase())) {
      refuse('is no valid key', 'annotations', key);
    }
  }
  getList(metadata, 'finalizers').forEach((finalizer, index) => {
    if (typeof finalizer === 'string' && !isQualifiedName(finalizer)) {
      refuse('is no valid name', 'finalizers', index);
    }
  });
  return problems;
}

function entriesOf(metadata: unknown, map: string): [string, unknown][] {
  return Object.entries(getRecord(metadata, map) ?? {});
}

function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return (
    QUALIFIED.test(name) && (slash < 0 || isSubdomain(key.slice(0, slash)))
  );
}
