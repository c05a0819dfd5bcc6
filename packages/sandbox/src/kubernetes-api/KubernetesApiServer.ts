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
  createServer,
  IncomingMessage,
  RequestListener,
  Server,
  ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { AuditLog } from './AuditLog';
import { Authorizer } from './Authorizer';
import { Certificate } from './createCertificate';
import { authenticate } from './authenticate';
import { Discovery } from './Discovery';
import { ApiRequest, FaultInjector } from './Fault';
import { OpenApi } from './OpenApi';
import { DiscoveryRequest, parsePath, RequestInfo } from './RequestInfo';
import { RequestHandler } from './RequestHandler';
import { sendJson } from './sendJson';
import { sendOpenApi } from './sendOpenApi';
import { isSelfReview, reviewAccess } from './reviewAccess';
import { verbOf } from './verbOf';
import { ResourceRegistry } from './ResourceRegistry';
import { StatusError } from './StatusError';
import { breakOn, cutBody } from './injectFault';
import { readBody } from './readBody';

/** What the server is put together from. @internal */
export interface KubernetesApiServerOptions {
  registry: ResourceRegistry;
  handler: RequestHandler;
  authorizer: Authorizer;
  auditLog: AuditLog;
  certificate?: Certificate;
  onRequest?: (request: ApiRequest) => void;
}

const VERSION = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.3+groundplan-sandbox',
  platform: 'groundplan/sandbox',
};

/** Speaks HTTP: who asks, what for, and what goes wrong on purpose. @internal */
export class KubernetesApiServer {
  readonly #options: KubernetesApiServerOptions;
  readonly #discovery: Discovery;
  readonly #openApi: OpenApi;
  readonly #server: Server;
  #fault: FaultInjector | undefined;

  private constructor(options: KubernetesApiServerOptions) {
    this.#options = options;
    this.#discovery = Discovery.create(options.registry);
    this.#openApi = OpenApi.create(options.registry);
    const listener: RequestListener = (request, response) => {
      this.#answer(request, response).catch(error =>
        this.#fail(response, error),
      );
    };
    this.#server = options.certificate
      ? createTlsServer(options.certificate, listener)
      : createServer(listener);
    this.#server.keepAliveTimeout = 60_000;
  }

  static create(options: KubernetesApiServerOptions): KubernetesApiServer {
    return new KubernetesApiServer(options);
  }

  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const { port: actual } = this.#server.address() as AddressInfo;
    const scheme = this.#options.certificate ? 'https' : 'http';
    return `${scheme}://127.0.0.1:${actual}`;
  }

  setFault(fault: FaultInjector | undefined): void {
    this.#fault = fault;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve, reject) =>
      this.#server.close(error => (error ? reject(error) : resolve())),
    );
    this.#options.handler.endWatches(undefined, 'destroy');
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const info = parsePath(url.pathname);
    const query = url.searchParams;
    const method = request.method ?? 'GET';
    const verb =
      info.type === 'resource' ? verbOf(method, info, query) : info.type;
    const seen: ApiRequest = { method, verb, path: url.pathname, query };
    if (info.type === 'resource') {
      Object.assign(seen, { group: info.group, plural: info.plural });
    }
    this.#options.onRequest?.(seen);
    const fault = this.#fault?.(seen);
    if (fault && fault !== 'cut') {
      breakOn(fault, request, response);
      return;
    }
    if (fault === 'cut') {
      cutBody(response);
    }
    const body = await readBody(request);
    if (info.type === 'health') {
      response.end('ok');
      return;
    }
    const { authorizer, auditLog, registry, handler } = this.#options;
    const requester = authenticate(authorizer, request);
    if (info.type !== 'resource') {
      this.#document(info, request, response);
      return;
    }
    if (isSelfReview(info)) {
      sendJson(response, 201, reviewAccess(requester.grant.rules, body));
      return;
    }
    auditLog.follow(response, { verb, ...info }, requester);
    authorizer.authorize(requester.grant, { verb, ...info });
    const resource = registry.resolve(info.group, info.version, info.plural);
    if (!resource) {
      notFound(response, info.group === '');
      return;
    }
    handler.handle(verb, { request, response, info, resource, query, body });
  }

  #document(
    info: Exclude<RequestInfo, { type: 'resource' }>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    if (info.type === 'version') {
      sendJson(response, 200, VERSION);
      return;
    }
    if (info.type === 'openapi') {
      if (!sendOpenApi(this.#openApi, info, request, response)) {
        notFound(response, false);
      }
      return;
    }
    const document =
      info.type === 'discovery'
        ? this.#discoveryDocument(info, request, response)
        : undefined;
    if (response.writableEnded) {
      return;
    }
    if (document) {
      sendJson(response, 200, document);
    } else {
      notFound(response, false);
    }
  }

  #discoveryDocument(
    { group, version }: DiscoveryRequest,
    request: IncomingMessage,
    response: ServerResponse,
  ): unknown {
    if (version) {
      return this.#discovery.resources(group ?? '', version);
    }
    if (group) {
      return this.#discovery.group(group);
    }
    const core = group === '';
    const accept = request.headers.accept ?? '';
    response.setHeader('Vary', 'Accept');
    if (
      !/as=APIGroupDiscoveryList/.test(accept) ||
      !/v=v2(;|,|$)/.test(accept)
    ) {
      return core
        ? this.#discovery.coreVersions()
        : this.#discovery.groupList();
    }
    const { body, etag } = this.#discovery.aggregated(core);
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'public');
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return undefined;
    }
    response
      .writeHead(200, {
        'Content-Type':
          'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
      })
      .end(body);
    return undefined;
  }

  #fail(response: ServerResponse, error: unknown): void {
    const failure =
      error instanceof StatusError
        ? error
        : StatusError.internal(
            error instanceof Error ? error.stack ?? error.message : `${error}`,
          );
    if (response.headersSent) {
      response.destroy();
    } else {
      sendJson(response, failure.code, failure.toStatus());
    }
  }
}

function notFound(response: ServerResponse, core: boolean): void {
  if (core) {
    throw StatusError.unknownResource();
  }
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('404 page not found\n');
}
