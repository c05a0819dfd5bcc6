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
  assessHealth,
  HealthStatus,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { sandboxCrds } from '../../../crds';
import { ApiObject, KubernetesApi } from '../../../kubernetes-api';
import { Sandbox } from '../../Sandbox';
import { startSandbox } from '../../startSandbox';

const HEADERS =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

/** A sandbox whose repository is changed by pull requests that are merged. */
export class PlatformTester {
  readonly log: string[];
  readonly #sandbox: Sandbox;
  readonly #files = new Set<string>();
  #branches = 0;

  private constructor(sandbox: Sandbox, log: string[]) {
    this.#sandbox = sandbox;
    this.log = log;
  }

  static async start(speed: number): Promise<PlatformTester> {
    const log: string[] = [];
    const sandbox = await startSandbox({ speed, log: text => log.push(text) });
    return new PlatformTester(sandbox, log);
  }

  async stop(): Promise<void> {
    await this.#sandbox.stop();
  }

  api(name: string): KubernetesApi {
    const host = this.#sandbox.hosts.find(item => item.name === name);
    if (!host) {
      throw new Error(`There is no host ${name}`);
    }
    return host.api;
  }

  objects(host: string, kind: string): ApiObject[] {
    const { client } = this.api(host);
    const crd = sandboxCrds.find(({ spec }) => spec.names.kind === kind);
    return crd
      ? client.list({ group: crd.spec.group, plural: crd.spec.names.plural })
      : client.list({
          group: '',
          plural: `${kind.toLocaleLowerCase('en-US')}s`,
        });
  }

  find(host: string, kind: string, name: string): ApiObject | undefined {
    return this.objects(host, kind).find(
      ({ metadata }) => metadata.name === name,
    );
  }

  /** What Groundplan says of an object. */
  status(host: string, kind: string, name: string): HealthStatus | undefined {
    const kinds = [...sandboxCrds.map(({ spec }) => spec.names.kind), 'Pod'];
    const objects = kinds.flatMap(one => this.objects(host, one));
    return assessHealth(objects as KubernetesObject[]).find(
      ({ ref }) => ref.kind === kind && ref.name === name,
    )?.status;
  }

  async until<T>(read: () => T | undefined | false | null): Promise<T> {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const value = read();
      if (value) {
        return value;
      }
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    const refused = ['hub', 'workload-eu', 'ci'].map(host =>
      JSON.stringify(this.find(host, 'Kustomization', 'platform')?.status),
    );
    const log = [...this.log, ...refused].join('\n');
    throw new Error(`It did not happen: ${read}\n${log}`);
  }

  /** Makes a host's folder hold this file and no other of these tests. */
  async merge(host: string, file: string, content?: string): Promise<void> {
    const folder = `clusters/${host}`;
    const path = `${folder}/${file}`;
    const head = `groundplan/test-${++this.#branches}`;
    const exists = this.#files.has(path);
    if (content === undefined) {
      this.#files.delete(path);
    } else {
      this.#files.add(path);
    }
    const change = exists ? 'update' : 'create';
    const list = content === undefined ? '' : `, ${file}`;
    const files = [
      {
        operation: 'update',
        path: `${folder}/kustomization.yaml`,
        content: `${HEADERS}resources: [namespaces.yaml${list}]\n`,
      },
      {
        operation: content === undefined ? 'delete' : change,
        path,
        content: content ?? '',
      },
    ];
    await this.#send('/contents', {
      branch: 'main',
      new_branch: head,
      files: files.map(one => ({
        ...one,
        content: Buffer.from(one.content).toString('base64'),
      })),
    });
    const { number } = await this.#send('/pulls', {
      base: 'main',
      head,
      title: 'Change',
    });
    await this.#send(`/pulls/${number}/merge`, { Do: 'merge' });
  }

  async #send(path: string, body: unknown) {
    const { url, token, repository } = this.#sandbox.git;
    const response = await fetch(`${url}/api/v1/repos/${repository}${path}`, {
      method: 'POST',
      headers: {
        Authorization: `token ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${response.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
