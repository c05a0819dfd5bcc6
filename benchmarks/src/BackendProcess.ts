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

import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@groundplan/test-servers';
import { Answers, Question } from './backend/messages';

const LOADER = '@backstage/cli-node/config/nodeTransform.cjs';

/** Options of {@link BackendProcess.start}. */
export interface BackendProcessOptions {
  /** A kubeconfig for Groundplan's host cluster, or a file of entities for the floor. */
  source: { kubeconfig: string } | { floor: string };
  logFile: string;
}

/** A backend under measurement in a process of its own. */
export class BackendProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  #nextId = 0;

  /** Starts it, and answers when its plugins are up; time counts from `startedAt`. */
  static async start(options: BackendProcessOptions): Promise<BackendProcess> {
    const port = await freePort();
    const backend = new BackendProcess(options, port);
    await backend.#ready;
    return backend;
  }

  readonly startedAt = Date.now();
  readonly url: string;
  readonly token = 'benchmark-token-of-32-characters';
  readonly #ready: Promise<void>;

  private constructor(options: BackendProcessOptions, port: number) {
    this.url = `http://localhost:${port}`;
    const config = {
      app: { baseUrl: this.url },
      backend: {
        baseUrl: this.url,
        listen: { host: '127.0.0.1', port },
        database: { client: 'better-sqlite3', connection: ':memory:' },
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: this.token, subject: 'benchmark' },
            },
          ],
        },
      },
      ...('kubeconfig' in options.source && {
        groundplan: {
          hostClusters: [
            { name: 'host', kubeconfig: options.source.kubeconfig },
          ],
        },
      }),
    };
    const log = openSync(options.logFile, 'a');
    this.#child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve(LOADER, {
          paths: [require.resolve('@backstage/cli/package.json')],
        }),
        join(__dirname, 'backend/main.ts'),
      ],
      {
        stdio: ['ignore', log, log, 'ipc'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          ...('floor' in options.source && {
            BENCH_FLOOR: options.source.floor,
          }),
          ...Object.fromEntries(
            Object.entries(config).map(([key, value]) => [
              `APP_CONFIG_${key}`,
              JSON.stringify(value),
            ]),
          ),
        },
      },
    );
    closeSync(log);
    this.#ready = new Promise((resolve, reject) => {
      this.#child.once('exit', code =>
        reject(
          new Error(`The backend ended with ${code}, see ${options.logFile}`),
        ),
      );
      this.#child.on(
        'message',
        (message: {
          ready?: true;
          id?: number;
          answer?: unknown;
          error?: string;
        }) => {
          if (message.ready) {
            resolve();
          } else if (message.id !== undefined) {
            const waiting = this.#waiting.get(message.id);
            this.#waiting.delete(message.id);
            if (message.error) {
              waiting?.reject(new Error(message.error));
            } else {
              waiting?.resolve(message.answer as never);
            }
          }
        },
      );
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    const id = this.#nextId++;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ ...question, id });
    });
  }

  /** Milliseconds from its start until the catalog has this many entities. */
  async untilEntities(count: number): Promise<number> {
    for (;;) {
      if ((await this.ask({ type: 'count' })) >= count) {
        return Date.now() - this.startedAt;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}
