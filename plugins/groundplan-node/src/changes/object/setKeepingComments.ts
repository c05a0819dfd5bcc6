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
  Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Node,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { alignItems } from './alignItems';
import { YamlEdit } from './editYaml';
import { jsOf } from './jsOf';

/**
 * Sets a value of a document: maps are merged key by key, and lists item by item,
 * so that comments and the order of keys stay.
 *
 * @internal
 */
export function setKeepingComments(
  document: Document,
  { path, value }: YamlEdit,
): void {
  const existing = document.getIn(path, true);
  if (JSON.stringify(jsOf(existing, document)) === JSON.stringify(value)) {
    return;
  }
  if (isMap(existing) && isRecord(value)) {
    setKeys(document, existing, { path, value });
  } else if (isSeq(existing) && Array.isArray(value)) {
    setItems(document, existing, { path, value });
  } else {
    setWithParents(document, { path, value });
  }
}

/** Parents that are missing, or empty, are made as people write them: not as `!!omap`. */
function setWithParents(document: Document, { path, value }: YamlEdit): void {
  const parent = document.getIn(path.slice(0, -1), true) ?? null;
  const isMissing =
    parent === null || (isScalar(parent) && parent.value === null);
  if (path.length > 1 && isMissing) {
    setWithParents(document, {
      path: path.slice(0, -1),
      value: { [path[path.length - 1]]: value },
    });
  } else {
    const existing = document.getIn(path, true);
    document.setIn(path, withCommentsOf(existing, document.createNode(value)));
  }
}

function setKeys(
  document: Document,
  map: YAMLMap,
  { path, value }: { path: YamlEdit['path']; value: Record<string, unknown> },
): void {
  for (const { key } of [...map.items]) {
    const name = String(isScalar(key) ? key.value : key);
    if (!Object.hasOwn(value, name)) {
      map.delete(name);
    }
  }
  for (const [key, entry] of Object.entries(value)) {
    setKeepingComments(document, { path: [...path, key], value: entry });
  }
}

function setItems(
  document: Document,
  list: YAMLSeq,
  { path, value }: { path: YamlEdit['path']; value: unknown[] },
): void {
  const before = list.items;
  const aligned = alignItems(
    before.map(item => jsOf(item, document)),
    value,
  );
  list.items = aligned.map((index, at) =>
    index === undefined ? document.createNode(value[at]) : before[index],
  );
  value.forEach((item, at) =>
    setKeepingComments(document, { path: [...path, at], value: item }),
  );
}

/** What stood behind a plain value stands behind the next one, or before a list. */
function withCommentsOf(existing: unknown, node: Node): Node {
  if (!isScalar(existing) && !isAlias(existing)) {
    return node;
  }
  const { comment, commentBefore } = existing;
  if (isCollection(node)) {
    const lines = [commentBefore, comment].filter(text => text);
    node.commentBefore = lines.join('\n') || undefined;
  } else {
    Object.assign(node, { comment, commentBefore });
  }
  node.spaceBefore = existing.spaceBefore;
  return node;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
