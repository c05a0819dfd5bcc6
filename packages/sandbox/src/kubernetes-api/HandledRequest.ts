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

import { IncomingMessage, ServerResponse } from 'node:http';
import { ApiObject } from './ApiObject';
import { Target, WriteOptions } from './WriteOptions';
import { Representation } from './Representation';
import { ResourceRequest } from './RequestInfo';
import { ResolvedResource } from './ResourceRegistry';
import { StatusError } from './StatusError';
import { sendJson } from './sendJson';

/** A request for a resource that is served, from somebody who may. @internal */
export interface HandledRequest {
  request: IncomingMessage;
  response: ServerResponse;
  info: ResourceRequest;
  resource: ResolvedResource;
  query: URLSearchParams;
  body: string;
}

/** @internal */
export function targetOf({ resource, info }: HandledRequest): Target {
  if (!info.name) {
    throw StatusError.methodNotAllowed();
  }
  return { resource, namespace: info.namespace, name: info.name };
}

/** @internal */
export function optionsOf({ info, query }: HandledRequest): WriteOptions {
  return {
    part: info.subresource === 'status' ? 'status' : 'main',
    dryRun: query.get('dryRun') === 'All',
    strict: query.get('fieldValidation') === 'Strict',
  };
}

/** @internal */
export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0].trim();
}

/** @internal */
export function send(
  handled: HandledRequest,
  code: number,
  object: ApiObject,
): void {
  const { request, response, resource } = handled;
  const shown = Representation.fromAccept(resource, request.headers.accept);
  sendJson(response, code, shown.object(object));
}
