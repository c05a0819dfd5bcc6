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
import {
  isMap,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  Scalar,
  YAMLSeq,
} from 'yaml';

/**
 * A kustomization.yaml with entries of its `resources` added and removed, and
 * every other byte as it was.
 *
 * @param path - for messages
 * @internal
 */
export function editKustomization(
  text: string,
  edit: { add?: readonly string[]; remove?: readonly string[] },
  path: string,
): string {
  const list = readList(text, path);
  const listed = list.entries.map(({ value }) => value);
  const gone = new Set((edit.remove ?? []).map(normalize));
  const isGone = (value: string) => gone.has(normalize(value));
  const there = new Set(listed.map(normalize));
  const added = (edit.add ?? []).filter(entry => !there.has(normalize(entry)));
  const removed = list.entries.filter(({ value }) => isGone(value));
  if (added.length === 0 && removed.length === 0) {
    return text;
  }
  return list.isBlock
    ? editLines(text, list.entries, removed, added)
    : rewriteList(text, [...listed.filter(value => !isGone(value)), ...added]);
}

/** The entries of its `resources`. @internal */
export function kustomizationResources(text: string, path: string): string[] {
  return readList(text, path).entries.map(({ value }) => value);
}

interface Entry {
  value: string;
  /** Offsets of its line or lines, the line end included. */
  from: number;
  to: number;
  indent: string;
}

function readList(
  text: string,
  path: string,
): { entries: Entry[]; isBlock: boolean } {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new InputError(
      `${path} cannot be read: ${document.errors[0].message.split('\n')[0]}`,
    );
  }
  if (document.contents !== null && !isMap(document.contents)) {
    throw new InputError(`${path} is no Kustomization`);
  }
  const resources = document.get('resources');
  if (resources === undefined || resources === null) {
    return { entries: [], isBlock: false };
  }
  if (!isSeq(resources)) {
    throw new InputError(`resources of ${path} is no list`);
  }
  const isBlock = !resources.flow && resources.items.length > 0;
  return {
    isBlock,
    entries: (resources as YAMLSeq).items.map(item => {
      if (!isScalar(item) || typeof item.value !== 'string') {
        throw new InputError(`resources of ${path} holds what is no string`);
      }
      return entryOf(text, item as Scalar<string>);
    }),
  };
}

function entryOf(text: string, item: Scalar<string>): Entry {
  const [start, end] = item.range ?? [0, 0];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end - 1);
  return {
    value: item.value,
    from,
    to: lineEnd < 0 ? text.length : lineEnd + 1,
    indent: /^\s*/.exec(text.slice(from))?.[0] ?? '',
  };
}

function editLines(
  text: string,
  entries: Entry[],
  removed: Entry[],
  added: readonly string[],
): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const last = entries[entries.length - 1];
  if (removed.length === entries.length && added.length === 0) {
    return rewriteList(text, []);
  }
  const lines = added.map(entry => `${last.indent}- ${quote(entry)}${newline}`);
  let result = text;
  if (lines.length > 0) {
    const before = text.slice(0, last.to);
    const isOpen = !before.endsWith('\n');
    result = `${before}${isOpen ? newline : ''}${lines.join('')}${text.slice(
      last.to,
    )}`;
  }
  // From the end on, so that offsets stay true
  for (const { from, to } of [...removed].reverse()) {
    result = result.slice(0, from) + result.slice(to);
  }
  return result;
}

/** Where there is no list of lines to edit: comments are kept, their places may move. */
function rewriteList(text: string, entries: string[]): string {
  const document = parseDocument(text);
  document.set('resources', document.createNode(entries));
  const result = document.toString({ lineWidth: 0 });
  return text.includes('\r\n') ? result.replace(/\r?\n/g, '\r\n') : result;
}

function normalize(entry: string): string {
  return entry.replace(/^\.\//, '').replace(/\/+$/, '');
}

/** Paths that YAML would take for something else. */
function quote(entry: string): string {
  return /^[A-Za-z0-9_./][A-Za-z0-9_./-]*$/.test(entry) &&
    parse(entry, { version: '1.1' }) === entry
    ? entry
    : JSON.stringify(entry);
}
