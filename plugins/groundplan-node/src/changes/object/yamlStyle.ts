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
  isCollection,
  isMap,
  isSeq,
  ToStringOptions,
  visit,
} from 'yaml';

/**
 * How a document is laid out, so that writing it anew changes no line but those
 * that differ.
 *
 * @internal
 */
export function yamlStyle(text: string, document: Document): ToStringOptions {
  const style: ToStringOptions = {};
  const columnOf = (offset: number) =>
    offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const startOf = (node: unknown) =>
    (node as { range?: [number, number, number] | null } | null)?.range?.[0];
  visit(document, {
    Pair(_, { key, value }) {
      const start = startOf(key);
      if (start === undefined || !isCollection(value) || value.flow) {
        return;
      }
      const first = isMap(value) ? startOf(value.items[0]?.key) : undefined;
      const step = first === undefined ? 0 : columnOf(first) - columnOf(start);
      if (style.indent === undefined && step > 0) {
        style.indent = step;
      }
      const dash = isSeq(value) ? startOf(value) : undefined;
      if (style.indentSeq === undefined && dash !== undefined) {
        style.indentSeq = columnOf(dash) > columnOf(start);
      }
    },
    Collection(_, node) {
      const start = startOf(node);
      if (
        node.flow &&
        node.items.length > 0 &&
        start !== undefined &&
        style.flowCollectionPadding === undefined &&
        text[start] === '{'
      ) {
        style.flowCollectionPadding = /\s/.test(text[start + 1]);
      }
    },
  });
  return style;
}
