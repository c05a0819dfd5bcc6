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
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { HostConnection } from '../host-clusters/HostConnection';
import { TokenConnection } from '../host-clusters/TokenConnection';

const DEFINITIONS = 'customresourcedefinitions';

/** A resource that the server serves. */
export interface ScriptedResource {
  group: string;
  version: string;
  kind: string;
  plural: string;
}

/** A request as a script sees it. */
export interface ScriptedRequest {
  type: 'discovery' | 'list' | 'watch';
  path: string;
  plural: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
}

/** Answers a request instead of the server, and says whether it did. */
export type Script = (
  request: ScriptedRequest,
  response: ServerResponse,
) => boolean;

interface Watcher {
  plural: string;
  response: ServerResponse;
}

/** An object as tests make them. */
export type TestObject = {
  metadata: { name: string; namespace?: string } & Record<string, unknown>;
} & Record<string, unknown>;

/**
 * Enough of a Kubernetes API to be listed, watched and made to fail in one exact
 * way. It is right only as long as its script does nothing.
 */
export class ScriptedApiServer {
  /** What was asked, such as `list clusters`. */
  readonly log: string[] = [];
  readonly requests: ScriptedRequest[] = [];
  resources: ScriptedResource[];
  /** Groups that discovery calls stale. */
  staleGroups: string[] = [];
  script: Script = () => false;
  readonly #server: Server;
  readonly #objects = new Map<string, Map<string, TestObject>>();
  readonly #watchers = new Set<Watcher>();
  #port = 0;
  #version = 100;

  private constructor(resources: ScriptedResource[]) {
    this.resources = resources;
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  static async start(
    resources: ScriptedResource[],
  ): Promise<ScriptedApiServer> {
    const server = new ScriptedApiServer(resources);
    await server.listen(0);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return this.#port;
  }

  connection(name = 'hub'): HostConnection {
    return TokenConnection.create({
      name,
      configuredAt: 'test',
      url: this.url,
      getCredentials: async () => ({ token: 'a-token' }),
    });
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>(resolve =>
      this.#server.listen(port, '127.0.0.1', resolve),
    );
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Ends all connections, and takes no more. */
  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    this.#watchers.clear();
    await closed;
  }

  /** How many of the requests were this one, such as `list clusters`. */
  count(entry: string): number {
    return this.log.filter(each => each === entry).length;
  }

  put(plural: string, object: TestObject): void {
    const objects = this.#objects.get(plural) ?? new Map<string, TestObject>();
    this.#objects.set(plural, objects);
    const key = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    const known = objects.get(key);
    this.#version += 1;
    const stored: TestObject = {
      ...object,
      metadata: {
        uid: known?.metadata.uid ?? `uid-${this.#version}`,
        ...object.metadata,
        resourceVersion: String(this.#version),
      },
    };
    objects.set(key, stored);
    this.send(plural, { type: known ? 'MODIFIED' : 'ADDED', object: stored });
  }

  remove(plural: string, namespace: string, name: string): void {
    const key = `${namespace}/${name}`;
    const object = this.#objects.get(plural)?.get(key);
    this.#objects.get(plural)?.delete(key);
    this.#version += 1;
    this.send(plural, {
      type: 'DELETED',
      object: {
        ...object,
        metadata: {
          ...object?.metadata,
          resourceVersion: String(this.#version),
        },
      },
    });
  }

  /** Sends something to all watches of a resource. */
  send(plural: string, event: unknown): void {
    for (const watcher of this.#watchers) {
      if (watcher.plural === plural) {
        watcher.response.write(
          `${typeof event === 'string' ? event : JSON.stringify(event)}\n`,
        );
      }
    }
  }

  bookmark(plural: string): void {
    this.send(plural, {
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: String(this.#version) } },
    });
  }

  /** Ends all watches of a resource; with `cut` without their last chunk. */
  endWatches(plural: string, options?: { cut: boolean }): void {
    for (const watcher of [...this.#watchers]) {
      if (watcher.plural === plural) {
        this.#watchers.delete(watcher);
        if (options?.cut) {
          watcher.response.destroy();
        } else {
          watcher.response.end();
        }
      }
    }
  }

  /** Answers as an API server does, whatever the script says. */
  serve(request: ScriptedRequest, response: ServerResponse): void {
    if (request.type === 'discovery') {
      this.#discovery(request, response);
    } else if (
      request.plural !== DEFINITIONS &&
      !this.resources.some(each => each.plural === request.plural)
    ) {
      answerStatus(response, 404, 'NotFound');
    } else if (request.type === 'list') {
      answerJson(response, this.list(request.plural, request.query));
    } else {
      const watcher = { plural: request.plural, response };
      this.#watchers.add(watcher);
      response.once('close', () => this.#watchers.delete(watcher));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.flushHeaders();
    }
  }

  /** A page of a list. */
  list(plural: string, query: URLSearchParams): object {
    const all = [...(this.#objects.get(plural)?.values() ?? [])];
    const from = Number(query.get('continue') ?? 0);
    const limit = Number(query.get('limit') ?? 0) || all.length;
    const to = from + limit;
    return {
      kind: `${this.resources.find(each => each.plural === plural)?.kind}List`,
      apiVersion: 'v1',
      metadata: {
        resourceVersion: String(this.#version),
        ...(to < all.length && {
          continue: String(to),
          remainingItemCount: all.length - to,
        }),
      },
      items: all.slice(from, to),
    };
  }

  #answer(incoming: IncomingMessage, response: ServerResponse): void {
    const url = new URL(incoming.url ?? '/', this.url);
    const segments = url.pathname.split('/').filter(Boolean);
    const isResource =
      segments.length === 4 || (segments[0] === 'api' && segments.length === 3);
    const verb = url.searchParams.get('watch') ? 'watch' : 'list';
    const request: ScriptedRequest = {
      type: isResource ? verb : 'discovery',
      path: url.pathname,
      plural: isResource ? segments[segments.length - 1] : '',
      query: url.searchParams,
      headers: incoming.headers,
    };
    if (request.plural === DEFINITIONS) {
      // Watched by every mirror; of no interest to what is scripted here.
      this.serve(request, response);
      return;
    }
    this.requests.push(request);
    this.log.push(`${request.type} ${request.plural || request.path}`);
    if (!this.script(request, response)) {
      this.serve(request, response);
    }
  }

  #discovery(request: ScriptedRequest, response: ServerResponse): void {
    const body = this.#aggregated();
    const etag = `"${JSON.stringify(body).length}-${this.resources
      .map(each => each.kind + each.version)
      .join()}${this.staleGroups.join()}"`;
    if (request.path === '/api/v1') {
      answerJson(response, {
        kind: 'APIResourceList',
        resources: this.resources
          .filter(({ group }) => group === '')
          .map(({ plural, kind }) => ({
            name: plural,
            kind,
            namespaced: true,
            verbs: ['list', 'watch'],
          })),
      });
    } else if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
    } else {
      answerJson(response, body, { ETag: etag });
    }
  }

  #aggregated(): object {
    const groups = [
      ...new Set(this.resources.map(({ group }) => group).filter(Boolean)),
      ...this.staleGroups,
    ];
    return {
      kind: 'APIGroupDiscoveryList',
      apiVersion: 'apidiscovery.k8s.io/v2',
      items: [...new Set(groups)].map(group => ({
        metadata: { name: group },
        versions: this.#versions(group),
      })),
    };
  }

  #versions(group: string): object[] {
    if (this.staleGroups.includes(group)) {
      return [{ version: 'v1', freshness: 'Stale', resources: [] }];
    }
    const ofGroup = this.resources.filter(each => each.group === group);
    return [...new Set(ofGroup.map(({ version }) => version))].map(version => ({
      version,
      freshness: 'Current',
      resources: ofGroup
        .filter(each => each.version === version)
        .map(({ plural, kind }) => ({
          resource: plural,
          responseKind: { group, version, kind },
          scope: 'Namespaced',
          verbs: ['get', 'list', 'watch'],
        })),
    }));
  }
}

/** Answers with JSON. */
export function answerJson(
  response: ServerResponse,
  body: unknown,
  headers?: Record<string, string>,
): void {
  response
    .writeHead(200, { 'Content-Type': 'application/json', ...headers })
    .end(JSON.stringify(body));
}

/** Answers with a Kubernetes Status. */
export function answerStatus(
  response: ServerResponse,
  code: number,
  reason: string,
  headers?: Record<string, string>,
): void {
  response
    .writeHead(code, { 'Content-Type': 'application/json', ...headers })
    .end(
      JSON.stringify({
        kind: 'Status',
        status: 'Failure',
        code,
        reason,
        message: `scripted ${reason}`,
      }),
    );
}
