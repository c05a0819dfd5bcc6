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
import { ConflictError, InputError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  Scalar,
  stringify,
  YAMLSeq,
} from 'yaml';
import { minimalEdits } from './minimalEdits';
import { yamlStyle } from './yamlStyle';

const PLAIN = /^[\w./+=~^-][\w ./+=~^:-]*$/;
/** On one line, as it is. */
const PRINTABLE = /^[ -~]*$/;
/** What YAML takes for line ends, or for no text. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** One value of a document, by the keys and indexes that lead to it. @internal */
export interface YamlEdit {
  path: (string | number)[];
  /** `undefined` takes it out. */
  value: unknown;
}

/**
 * A file with values of one of its YAML documents changed. A plain value is
 * replaced where it stands, every other byte as it was; where the shape changes,
 * the document is written anew, with its comments and the order of its keys.
 *
 * @internal
 */
export function editYaml(
  text: string,
  index: number,
  edits: readonly YamlEdit[],
): string {
  const edited = edits.reduce(
    (result, edit) =>
      minimalEdits(parse(result)[index], edit).reduce(
        (so, one) => applyEdit(so, index, one),
        result,
      ),
    text,
  );
  requireNothingElse(text, edited, index, edits);
  return edited;
}

/** An anchor, say, carries a value to where nobody asked for it. */
function requireNothingElse(
  text: string,
  edited: string,
  index: number,
  edits: readonly YamlEdit[],
): void {
  const expected = parse(text).map(valueOf);
  for (const { path, value } of edits) {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>(
        (at, key) => ((at as Record<string, unknown>)[key] ??= {}),
        expected[index],
      ) as Record<string, unknown>;
    const key = path[path.length - 1];
    if (value === undefined) {
      delete parent[key];
    } else {
      // As JSON says it, and no prototype
      Object.defineProperty(parent, key, {
        value: JSON.parse(JSON.stringify(value)),
        ...{ enumerable: true, configurable: true, writable: true },
      });
    }
  }
  if (!isDeepStrictEqual(parse(edited).map(valueOf), expected)) {
    throw new ConflictError(
      `${edits
        .map(({ path }) => path.join('.'))
        .join(
          ', ',
        )} cannot be changed without changing more of the file; change it there`,
    );
  }
}

function valueOf(document: Document.Parsed): unknown {
  return JSON.parse(JSON.stringify(document.toJS() ?? null));
}

function applyEdit(text: string, index: number, edit: YamlEdit): string {
  const documents = parse(text);
  const document = documents[index];
  const node = document.getIn(edit.path, true);
  if (JSON.stringify(toJs(node)) === JSON.stringify(edit.value)) {
    return text;
  }
  const isPlain =
    isScalar(node) &&
    node.range &&
    // An empty value has no place
    node.range[0] < node.range[1] &&
    (edit.value === null ||
      ['string', 'number', 'boolean'].includes(typeof edit.value));
  if (isPlain && isScalar(node) && node.range && !isBlock(node)) {
    const [start, end] = node.range;
    return (
      text.slice(0, start) + scalarText(edit.value, node) + text.slice(end)
    );
  }
  if (edit.value === undefined) {
    document.deleteIn(edit.path);
  } else {
    setKeepingOrder(document, edit);
  }
  return writeDocument(text, documents, index);
}

function parse(text: string): Document.Parsed[] {
  const documents = parseAllDocuments(text, { version: '1.1' });
  if ('empty' in documents) {
    throw new InputError('The file is empty');
  }
  const [problem] = documents.flatMap(({ errors }) => errors);
  if (problem) {
    throw new InputError(`The file is no YAML: ${problem.message}`);
  }
  return documents;
}

/** Maps are merged key by key, and lists item by item, so that their comments stay. */
function setKeepingOrder(
  document: Document.Parsed,
  { path, value }: YamlEdit,
): void {
  const existing = document.getIn(path, true);
  if (isSeq(existing) && Array.isArray(value)) {
    setItems(document, existing, { path, value });
    return;
  }
  if (!isMap(existing) || !isRecord(value)) {
    setWithParents(document, { path, value });
    return;
  }
  for (const { key } of [...existing.items]) {
    const name = String(isScalar(key) ? key.value : key);
    if (!Object.hasOwn(value, name)) {
      existing.delete(name);
    }
  }
  for (const [key, entry] of Object.entries(value)) {
    const at = [...path, key];
    if (
      JSON.stringify(toJs(document.getIn(at, true))) !== JSON.stringify(entry)
    ) {
      setKeepingOrder(document, { path: at, value: entry });
    }
  }
}

/** Parents that are missing, or empty, are made as people write them: not as `!!omap`. */
function setWithParents(
  document: Document.Parsed,
  { path, value }: YamlEdit,
): void {
  const parent = document.getIn(path.slice(0, -1), true) ?? null;
  const isMissing =
    parent === null || (isScalar(parent) && parent.value === null);
  if (path.length > 1 && isMissing) {
    setWithParents(document, {
      path: path.slice(0, -1),
      value: { [path[path.length - 1]]: value },
    });
  } else {
    document.setIn(path, document.createNode(value));
  }
}

/** What is the same at the beginning and at the end stays; between is what differs. */
function setItems(
  document: Document.Parsed,
  list: YAMLSeq,
  { path, value }: { path: YamlEdit['path']; value: unknown[] },
): void {
  const before = list.items.map(item => JSON.stringify(toJs(item)));
  const after = value.map(item => JSON.stringify(item));
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const old = before.length - start - end;
  const wanted = value.slice(start, value.length - end);
  const kept = Math.min(old, wanted.length);
  list.items.splice(
    start + kept,
    old - kept,
    ...wanted.slice(kept).map(item => document.createNode(item)),
  );
  wanted.slice(0, kept).forEach((item, index) =>
    setKeepingOrder(document, {
      path: [...path, start + index],
      value: item,
    }),
  );
}

/** Only the one document is written anew. */
function writeDocument(
  text: string,
  documents: Document.Parsed[],
  index: number,
): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  let written: string;
  try {
    written = documents[index].toString({
      lineWidth: 0,
      ...yamlStyle(text, documents[index]),
    });
  } catch (error) {
    throw new InputError(
      `The file is no YAML after the change: ${(error as Error).message}`,
    );
  }
  written = written.replace(/\r?\n/g, newline);
  // Comments before the first document are written with it
  const from = index === 0 ? 0 : documents[index].range[0];
  const to = documents[index + 1]?.range[0] ?? text.length;
  return text.slice(0, from) + written + text.slice(to);
}

/** On one line, the same within [] and {}, and in single quotes where there were. */
function scalarText(value: unknown, { type }: Scalar): string {
  const text = stringify(value, { version: '1.1', lineWidth: 0 }).trimEnd();
  if (typeof value !== 'string' || (text === value && PLAIN.test(value))) {
    return text;
  }
  return type === 'QUOTE_SINGLE' && PRINTABLE.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value).replace(
        UNPRINTABLE,
        char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
}

function isBlock(node: Scalar): boolean {
  return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
}

function toJs(node: unknown): unknown {
  return isScalar(node)
    ? node.value
    : (node as { toJSON?(): unknown })?.toJSON?.();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
