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
  getField,
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { Document, isMap, LineCounter, Node } from 'yaml';
import { UncheckedPart, ValidationFinding } from '../ValidationResult';
import { classifyFile, isGroupOfTool } from './classifyFile';
import { Manifest } from './Manifest';
import { ParsedDocument, parseDocuments } from './parseDocuments';
import { findPatches } from './findPatches';

/** A file of a change; one without content is deleted. @internal */
export interface ManifestFile {
  path: string;
  content: string | null;
}

/** The objects of a change. @internal */
export interface ReadManifests {
  manifests: Manifest[];
  findings: ValidationFinding[];
  unchecked: UncheckedPart[];
}

/** API servers do not take more of one object. */
const MAX_FILE_LENGTH = 3 * 1024 * 1024;

/**
 * Finds the Kubernetes objects in files, and says what cannot be read and what
 * is not known to be one.
 *
 * @internal
 */
export function readManifests(files: readonly ManifestFile[]): ReadManifests {
  const result: ReadManifests = { manifests: [], findings: [], unchecked: [] };
  const patches = findPatches(files);
  for (const { path, content } of files) {
    if (content !== null) {
      readFile(path, content, patches.get(path), result);
    }
  }
  return result;
}

function readFile(
  path: string,
  content: string,
  patchOf: string | undefined,
  result: ReadManifests,
): void {
  const leaveOut = (why: string, what = 'the file') =>
    result.unchecked.push({ path, what, why });
  const file = classifyFile(path, content);
  if (file === 'ignored') {
    return;
  }
  if (file === 'template') {
    leaveOut('it is a Helm template, of which Helm makes objects');
    return;
  }
  if (content.length > MAX_FILE_LENGTH) {
    leaveOut(`it is longer than ${MAX_FILE_LENGTH} characters`);
    return;
  }
  const { documents, lines, problems } = parseDocuments(content);
  if (problems.length > 0 && content.includes('{{')) {
    leaveOut('it is a template, of which something else makes YAML');
    return;
  }
  for (const { line, message } of problems) {
    result.findings.push({ path, line, severity: 'error', message });
  }
  if (file === 'other') {
    return;
  }
  if (patchOf !== undefined) {
    leaveOut(`it is a patch of ${patchOf}, and no object of its own`);
    return;
  }
  documents.forEach(parsed => readDocument(path, parsed, lines, result));
}

function readDocument(
  path: string,
  { document, value }: ParsedDocument,
  lines: LineCounter,
  result: ReadManifests,
): void {
  const node = document.contents;
  if (node === null) {
    return;
  }
  const isList =
    getString(value, 'kind') === 'List' &&
    getString(value, 'apiVersion') === 'v1';
  if (!isList) {
    readObject({ path, value, document, node, lines }, result);
    return;
  }
  getList(value, 'items').forEach((item, index) => {
    const found: unknown = document.getIn(['items', index], true);
    const itemNode = isMap(found) ? found : node;
    readObject({ path, value: item, document, node: itemNode, lines }, result);
  });
}

function readObject(
  source: {
    path: string;
    value: unknown;
    document: Document;
    node: Node;
    lines: LineCounter;
  },
  { manifests, findings, unchecked }: ReadManifests,
): void {
  const { path, value, node, lines } = source;
  const { line } = lines.linePos(node.range?.[0] ?? 0);
  const object = getRecord(value);
  const [apiVersion, kind] = ['apiVersion', 'kind'].map(key =>
    getField(value, key),
  );
  if (!object || (apiVersion === undefined && kind === undefined)) {
    const what = `the document at line ${line}`;
    const why = 'it has neither apiVersion nor kind';
    unchecked.push({ path, what, why });
    return;
  }
  for (const [field, found] of Object.entries({ apiVersion, kind })) {
    if (typeof found !== 'string' || found === '') {
      const message = `the object has no ${field}`;
      findings.push({ path, line, field, severity: 'error', message });
      return;
    }
  }
  const manifest = Manifest.create({ ...source, object });
  if (isGroupOfTool(manifest.group)) {
    return;
  }
  if (getString(object, 'sops', 'mac') !== undefined) {
    const why = 'it is encrypted with SOPS';
    unchecked.push({ path, what: manifest.title, why });
    return;
  }
  manifests.push(manifest);
}
