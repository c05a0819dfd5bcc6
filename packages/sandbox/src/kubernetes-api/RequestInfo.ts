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

import { StatusError } from './StatusError';

/** What a path of the API is about. @internal */
export interface ResourceRequest {
  type: 'resource';
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** A discovery document. @internal */
export interface DiscoveryRequest {
  type: 'discovery';
  /** Undefined for `/apis`, empty for `/api`. */
  group?: string;
  version?: string;
}

/** A document on the schemas, or without a version the index of them. @internal */
export interface OpenApiRequest {
  type: 'openapi';
  group: string;
  version?: string;
}

/** @internal */
export type RequestInfo =
  | ResourceRequest
  | DiscoveryRequest
  | OpenApiRequest
  | { type: 'version' | 'health' | 'unknown' };

const HEALTH = ['healthz', 'livez', 'readyz'];

/** Reads a path as the API server does. @internal */
export function parsePath(path: string): RequestInfo {
  const parts = decodeParts(path);
  const [root] = parts;
  if (root === 'version' && parts.length === 1) {
    return { type: 'version' };
  }
  if (HEALTH.includes(root)) {
    return { type: 'health' };
  }
  if (root === 'openapi') {
    return parseOpenApi(parts);
  }
  if (root !== 'api' && root !== 'apis') {
    return { type: 'unknown' };
  }
  const core = root === 'api';
  const [group, version, ...rest] = core
    ? ['', ...parts.slice(1)]
    : parts.slice(1);
  if (rest.length === 0) {
    return { type: 'discovery', group, version };
  }
  return { type: 'resource', group, version, ...parseResource(rest) };
}

function parseOpenApi(parts: string[]): RequestInfo {
  const [, format, root, ...rest] = parts;
  const [group, version] = root === 'api' ? ['', ...rest] : rest;
  if (format !== 'v3' || (root && !version)) {
    return { type: 'unknown' };
  }
  return { type: 'openapi', group: group ?? '', version };
}

function decodeParts(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch (error) {
    throw StatusError.badRequest(`${path}: ${error}`);
  }
}

function parseResource(
  parts: string[],
): Pick<ResourceRequest, 'plural' | 'namespace' | 'name' | 'subresource'> {
  // /namespaces/x and /namespaces/x/status are the namespace itself.
  if (
    parts[0] === 'namespaces' &&
    parts.length > 2 &&
    !isNamespacePart(parts)
  ) {
    const [, namespace, plural, name, subresource] = parts;
    return { namespace, plural, name, subresource };
  }
  const [plural, name, subresource] = parts;
  return { plural, name, subresource };
}

function isNamespacePart(parts: string[]): boolean {
  return parts.length === 3 && ['status', 'finalize'].includes(parts[2]);
}
