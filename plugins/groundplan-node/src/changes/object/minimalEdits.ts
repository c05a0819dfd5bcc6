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
import { Document, isMap, isScalar, isSeq, Pair, YAMLSeq } from 'yaml';
import { alignItems } from './alignItems';
import { YamlEdit } from './editYaml';
import { jsOf } from './jsOf';

const MERGE = '<<';
/** Each is applied to the text by itself. */
const MAX_EDITS = 100;

/**
 * The same change as single values, so that what does not differ is not
 * touched; the edit as it is where that would be too many.
 *
 * @internal
 */
export function minimalEdits(document: Document, edit: YamlEdit): YamlEdit[] {
  const edits: YamlEdit[] = [];
  collect(document, document.getIn(edit.path, true), edit, edits);
  return edits.length > MAX_EDITS ? [edit] : edits;
}

function collect(
  document: Document,
  node: unknown,
  edit: YamlEdit,
  edits: YamlEdit[],
): void {
  const { path, value } = edit;
  const keys = isRecord(value) ? keysOf(node) : undefined;
  if (isMap(node) && isRecord(value) && keys) {
    for (const key of keys.filter(name => !Object.hasOwn(value, name))) {
      edits.push({ path: [...path, key], value: undefined });
    }
    for (const [key, entry] of Object.entries(value)) {
      const at = { path: [...path, key], value: entry };
      if (keys.includes(key)) {
        collect(document, node.get(key, true), at, edits);
      } else {
        edits.push(at);
      }
    }
  } else if (
    isSeq(node) &&
    Array.isArray(value) &&
    areInPlace(node, value, document)
  ) {
    value.forEach((item, index) =>
      collect(
        document,
        node.items[index],
        { path: [...path, index], value: item },
        edits,
      ),
    );
  } else if (JSON.stringify(jsOf(node, document)) !== JSON.stringify(value)) {
    edits.push(edit);
  }
}

/** As many as before, and none where another one was. */
function areInPlace(
  { items }: YAMLSeq,
  value: unknown[],
  document: Document,
): boolean {
  const before = items.map(item => jsOf(item, document));
  return (
    before.length === value.length &&
    alignItems(before, value).every(
      (index, at) => index === undefined || index === at,
    )
  );
}

/** Those of a map that is what it says: no key comes from elsewhere. */
function keysOf(node: unknown): string[] | undefined {
  if (!isMap(node)) {
    return undefined;
  }
  const keys = node.items.map(({ key }: Pair) =>
    isScalar(key) ? key.value : undefined,
  );
  return keys.every(
    (key): key is string => typeof key === 'string' && key !== MERGE,
  )
    ? keys
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
