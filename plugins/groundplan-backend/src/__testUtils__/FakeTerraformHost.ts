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

import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { HostConnection } from 'backstage-plugin-groundplan-node';

/** What the host was asked to change. */
export interface FakeWrite {
  path: string;
  /** As whom, where it is not the backend itself. */
  user?: string;
  body: Record<string, unknown>;
}

interface Answer {
  status: number;
  body: unknown;
}

const refusal = (status: number, message: string): Answer => ({
  status,
  body: { kind: 'Status', status: 'Failure', code: status, message },
});

/** RFC 7386. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const merged = { ...(target as Record<string, unknown>) };
  for (const [key, value] of Object.entries(patch)) {
    merged[key] = value === null ? undefined : mergePatch(merged[key], value);
  }
  return merged;
}

/**
 * The few paths of a Kubernetes API that Terraform resources are operated by, with
 * resource versions, over HTTP. What RBAC and real objects do is tried on a real server.
 */
export class FakeTerraformHost {
  readonly writes: FakeWrite[] = [];
  /** Called before each request; an answer of its own takes the place of ours. */
  intercept: (method: string, path: string) => Answer | void = () => {};
  /** What a SelfSubjectAccessReview denies, such as `terraforms/status`. */
  readonly denied = new Set<string>();
  readonly #server: Server;
  readonly #objects = new Map<string, KubernetesObject>();
  #version = 1_000;

  static async start(): Promise<FakeTerraformHost> {
    const host = new FakeTerraformHost();
    await new Promise<void>(resolve => {
      host.#server.listen(0, '127.0.0.1', resolve);
    });
    return host;
  }

  static readonly refuse = refusal;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { status, body } = await this.#answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }

  connection(name: string): HostConnection {
    const { port } = this.#server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return {
      name,
      configuredAt: 'a test',
      prepare: async () => ({ url, options: {} }),
    };
  }

  put(path: string, object: KubernetesObject): KubernetesObject {
    this.#version++;
    const stored = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: `${this.#version}` },
    };
    this.#objects.set(path, stored);
    return stored;
  }

  /** Somebody else changes something. */
  touch(path: string): void {
    this.put(path, this.#objects.get(path)!);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    const method = request.method ?? '';
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const answer = this.intercept(method, pathname);
    if (answer) {
      return answer;
    }
    if (method === 'POST') {
      const { resource, subresource } =
        JSON.parse(text).spec.resourceAttributes;
      const asked = [resource, subresource].filter(Boolean).join('/');
      const allowed = !this.denied.has(asked);
      return { status: 201, body: { status: { allowed } } };
    }
    const path = pathname.replace(/\/status$/, '');
    const object = this.#objects.get(path);
    if (!object) {
      return pathname.endsWith('/configmaps')
        ? { status: 200, body: { items: [] } }
        : refusal(404, `${path} not found`);
    }
    if (method === 'GET') {
      return { status: 200, body: object };
    }
    const body = JSON.parse(text);
    const { resourceVersion } = body.metadata;
    if (resourceVersion !== object.metadata.resourceVersion) {
      return refusal(409, 'the object has been modified');
    }
    const user = request.headers['impersonate-user'] as string | undefined;
    this.writes.push({ path: pathname, ...(user && { user }), body });
    return {
      status: 200,
      body: this.put(path, mergePatch(object, body) as KubernetesObject),
    };
  }
}
