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
import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { SchemaProblem } from './Schema';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * What is wrong with names, labels and annotations, for all kinds alike. Names of
 * built-in kinds follow rules of their own, which are not known here.
 *
 * @internal
 */
export function checkMetadata(
  object: Record<string, unknown>,
  isCustom: boolean,
): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const refuse = (message: string, ...path: string[]) =>
    problems.push({ field: ['metadata', ...path], message });
  const name = getString(object, 'metadata', 'name');
  if (name && (isCustom ? !isSubdomain(name) : /[/%]|^\.{1,2}$/.test(name))) {
    refuse(
      isCustom
        ? "must be lower case letters, digits, '-' and '.', at most 253 of them"
        : "must not hold '/' or '%'",
      'name',
    );
  }
  const namespace = getString(object, 'metadata', 'namespace');
  if (namespace && !LABEL.test(namespace)) {
    refuse(
      "must be lower case letters, digits and '-', at most 63 of them",
      'namespace',
    );
  }
  for (const map of ['labels', 'annotations']) {
    const entries = getRecord(object, 'metadata', map) ?? {};
    for (const [key, value] of Object.entries(entries)) {
      if (!isQualifiedName(map === 'labels' ? key : key.toLowerCase())) {
        refuse('is no valid key', map, key);
      }
      const isLabelValue = value === '' || QUALIFIED.test(String(value));
      if (map === 'labels' && typeof value === 'string' && !isLabelValue) {
        refuse(
          "must be letters, digits, '-', '_' and '.', at most 63 of them",
          map,
          key,
        );
      }
    }
  }
  return problems;
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
