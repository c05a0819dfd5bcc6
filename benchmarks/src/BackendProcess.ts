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

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@groundplan/test-servers';
import { Answers, Question } from './backend/messages';
import { ChildProcess } from './ChildProcess';

const TOKEN = 'benchmark-token-of-32-characters';

/** Options of {@link BackendProcess.start}. */
export interface BackendProcessOptions {
  /** A kubeconfig for Groundplan's host cluster, or a file of entities for the floor. */
  source: { kubeconfig: string } | { floor: string };
  logFile: string;
  /** Flags of Node, such as `--cpu-prof`. */
  flags?: string[];
}

/** A backend under measurement in a process of its own. */
export class BackendProcess {
  readonly #child: ChildProcess;
  #nextId = 0;

  /** Starts it, and answers when its plugins are up; time counts from `startedAt`. */
  static async start(options: BackendProcessOptions): Promise<BackendProcess> {
    const backend = new BackendProcess(options, await freePort());
    await backend.#child.message(message =>
      isRecord(message) && message.ready ? true : undefined,
    );
    return backend;
  }

  readonly startedAt = Date.now();
  readonly url: string;
  readonly headers = { authorization: `Bearer ${TOKEN}` };

  private constructor(options: BackendProcessOptions, port: number) {
    const { source, logFile, flags } = options;
    this.url = `http://localhost:${port}`;
    const configFile = `${logFile}.app-config.yaml`;
    writeFileSync(configFile, '{}\n');
    this.#child = ChildProcess.start({
      entry: join(__dirname, 'backend/main.ts'),
      // All is in the environment; without it, that of the repository is read
      args: ['--config', configFile],
      logFile,
      flags,
      env: {
        ...('floor' in source && { BENCH_FLOOR: source.floor }),
        ...Object.fromEntries(
          Object.entries(configOf(source, this.url, port)).map(
            ([key, value]) => [`APP_CONFIG_${key}`, JSON.stringify(value)],
          ),
        ),
      },
    });
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    const id = this.#nextId++;
    const answer = this.#child.message(message =>
      isRecord(message) && message.id === id ? message : undefined,
    );
    this.#child.send({ ...question, id });
    const { error, answer: value } = await answer;
    if (error) {
      throw new Error(String(error));
    }
    return value as Answers[Q['type']];
  }

  /** Milliseconds from its start until the catalog has this many entities. */
  async untilEntities(count: number): Promise<number> {
    for (;;) {
      if ((await this.ask({ type: 'count' })) >= count) {
        return Date.now() - this.startedAt;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  async stop(): Promise<void> {
    await this.#child.stop();
  }

  /** Ends it in order, so that Node writes its profile. */
  async stopGently(): Promise<void> {
    await this.#child.stop('SIGTERM');
  }
}

function configOf(
  source: BackendProcessOptions['source'],
  url: string,
  port: number,
) {
  return {
    app: { title: 'Groundplan', baseUrl: url, packages: 'all' },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'benchmark' } },
        ],
      },
    },
    groundplan: {
      hostClusters:
        'kubeconfig' in source
          ? [{ name: 'host', kubeconfig: source.kubeconfig }]
          : [],
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
