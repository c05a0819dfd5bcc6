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
import { Document, isScalar, parseAllDocuments, Scalar, stringify } from 'yaml';
import { jsOf } from './jsOf';
import { minimalEdits } from './minimalEdits';
import { setKeepingComments } from './setKeepingComments';
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
  if (JSON.stringify(jsOf(node, document)) === JSON.stringify(edit.value)) {
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
    setKeepingComments(document, edit);
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
