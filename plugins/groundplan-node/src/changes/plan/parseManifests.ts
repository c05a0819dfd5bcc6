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
import { LineCounter, parseAllDocuments } from 'yaml';
import { ManifestObject } from '../Rendered';

/** More aliases than people write; fewer than a bomb needs. */
const MAX_ALIASES = 100;

/** One object of a file of YAML. @internal */
export interface ParsedManifest {
  object: ManifestObject;
  /** Of its first line, from 1. */
  line: number;
  /** Of its document in the file, from 0. */
  index: number;
  /** Whether the document is a list that holds it. */
  isItem: boolean;
}

/**
 * The Kubernetes objects of a file; what is none, such as a chart's values, is
 * left out.
 *
 * @param path - for messages
 * @internal
 */
export function parseManifests(text: string, path: string): ParsedManifest[] {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    lineCounter: lines,
    uniqueKeys: true,
  });
  const documents = 'empty' in parsed ? [] : parsed;
  return documents.flatMap((document, index) => {
    const [problem] = document.errors;
    if (problem) {
      throw new InputError(
        `${path} is no YAML: ${problem.message.split('\n')[0]}`,
      );
    }
    let value: unknown;
    try {
      value = document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      throw new InputError(
        `${path} is no YAML to be read: ${(error as Error).message}`,
      );
    }
    return objectsOf(value, path).map(object => ({
      object,
      line: lines.linePos(document.range[0]).line,
      index,
      isItem: object !== value,
    }));
  });
}

function objectsOf(value: unknown, path: string): ManifestObject[] {
  requireReadableNames(value, path);
  if (!isManifest(value)) {
    return [];
  }
  const { items } = value;
  if (!value.kind.endsWith('List') || !Array.isArray(items)) {
    return [value];
  }
  // One with a name is an object all the same, of a kind that is called so
  return [
    ...items.flatMap(item => objectsOf(item, path)),
    ...(value.metadata?.name ? [value] : []),
  ];
}

/**
 * A name such as `y` or `1` is text to some that read YAML and something else to
 * others: an object of that name would be there, and seen by nobody here.
 */
function requireReadableNames(value: unknown, path: string): void {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<
    Record<string, unknown>
  >;
  if (apiVersion === undefined || kind === undefined || !isRecord(metadata)) {
    return;
  }
  const { name, namespace = '' } = metadata;
  const isList = String(kind).endsWith('List');
  const wrong = Object.entries({
    apiVersion,
    kind,
    'metadata.name': isList ? name ?? '' : name,
    'metadata.namespace': namespace,
  }).find(([, text]) => typeof text !== 'string');
  if (wrong && !String(apiVersion).startsWith('kustomize.config.k8s.io/')) {
    throw new InputError(
      `${path}: ${wrong[0]} of ${kind} ${name ?? ''} is no text: ${
        wrong[1] === undefined ? 'it is missing' : 'write it in quotes'
      }`,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isManifest(value: unknown): value is ManifestObject {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<
    Record<string, unknown>
  >;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    (kind.endsWith('List') ||
      (typeof metadata === 'object' &&
        metadata !== null &&
        typeof (metadata as { name?: unknown }).name === 'string'))
  );
}
