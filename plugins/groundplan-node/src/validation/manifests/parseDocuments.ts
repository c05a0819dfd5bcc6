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
  LineCounter,
  parseAllDocuments,
  ScalarTag,
  CollectionTag,
} from 'yaml';

/** A document of a file. @internal */
export interface ParsedDocument {
  document: Document.Parsed;
  /** What it says; a document that says nothing is left out. */
  value: unknown;
}

/** The documents of a file, or what is wrong with it. @internal */
export interface ParsedFile {
  documents: ParsedDocument[];
  lines: LineCounter;
  problems: { line?: number; message: string }[];
}

/** More than any file that was written by hand or by us. */
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 10;
const MAX_DEPTH = 200;

/** Kubernetes reads these as text, and numbers to the base of 60 too. */
const TEXT_TAGS = ['timestamp', 'binary', 'set', 'omap', 'pairs'].map(
  name => `tag:yaml.org,2002:${name}`,
);

/**
 * Reads YAML, and JSON with it, as Kubernetes does: by the rules of YAML 1.1, in
 * which `yes` is a boolean and `0644` is 420.
 *
 * @internal
 */
export function parseDocuments(content: string): ParsedFile {
  const lines = new LineCounter();
  const file: ParsedFile = { documents: [], lines, problems: [] };
  try {
    const documents = parseAllDocuments(content, {
      version: '1.1',
      lineCounter: lines,
      // They would quote the file, secrets included.
      prettyErrors: false,
      logLevel: 'silent',
      customTags: tags => tags.filter(isReadByKubernetes),
    });
    for (const document of Array.isArray(documents) ? documents : []) {
      for (const { pos, code, message } of document.errors) {
        file.problems.push({
          line: lines.linePos(pos[0]).line,
          message: describe(code, message),
        });
      }
      if (document.errors.length === 0) {
        const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
        if (isDeeperThan(MAX_DEPTH, value)) {
          throw new RangeError('too deep');
        }
        if (value !== null && value !== undefined) {
          file.documents.push({ document, value });
        }
      }
    }
  } catch (error) {
    file.problems.push({
      message:
        error instanceof ReferenceError
          ? `has more than ${MAX_ALIASES} aliases of anchors`
          : 'is nested too deeply to be read',
    });
  }
  file.problems.splice(MAX_PROBLEMS);
  return file;
}

/** Of an alias within what it stands for there is no end. */
function isDeeperThan(levels: number, value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (levels === 0 ||
      Object.values(value).some(nested => isDeeperThan(levels - 1, nested)))
  );
}

function isReadByKubernetes(tag: string | ScalarTag | CollectionTag): boolean {
  return (
    typeof tag === 'string' ||
    (!TEXT_TAGS.includes(tag.tag) && (tag as ScalarTag).format !== 'TIME')
  );
}

function describe(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') {
    return 'the same key is there twice';
  }
  // What the parser met comes after the colon, and may be a secret.
  return `is no YAML: ${message.replace(/: ".*$/s, '')}`;
}
