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
import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';

const MARKER = /^---[^\n]*(\n|$)/;

/** A file without one of its YAML documents, every other byte as it was. @internal */
export function removeDocument(text: string, index: number): string {
  const documents = parseAllDocuments(text, { version: '1.1' });
  if ('empty' in documents || !documents[index]) {
    throw new InputError(`The file has no document ${index + 1}`);
  }
  // A document begins with its marker, where it has one
  const starts = documents.map(({ range }) => range[0]);
  const next = starts[index + 1];
  if (index > 0) {
    return text.slice(0, starts[index]) + text.slice(next ?? text.length);
  }
  if (next === undefined) {
    return '';
  }
  return MARKER.test(text)
    ? text.slice(next)
    : text.slice(next).replace(MARKER, '');
}
