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

/** A file without one of its YAML documents, every other byte as it was. @internal */
export function removeDocument(text: string, index: number): string {
  const documents = parseAllDocuments(text, { version: '1.1' });
  if ('empty' in documents || !documents[index]) {
    throw new InputError(`The file has no document ${index + 1}`);
  }
  const starts = [...text.matchAll(/^---(?=\s|$).*(?:\r?\n|$)/gm)].map(
    ({ index: at = 0, 0: line }) => ({ at, end: at + line.length }),
  );
  const from = starts.filter(({ end }) => end <= documents[index].range[0]);
  const own = from[from.length - 1];
  const next = starts.find(
    ({ at }) => at > (own?.at ?? -1) && at >= documents[index].range[0],
  );
  if (!next) {
    return text.slice(0, own?.at ?? 0);
  }
  return own
    ? text.slice(0, own.at) + text.slice(next.at)
    : text.slice(next.end);
}
