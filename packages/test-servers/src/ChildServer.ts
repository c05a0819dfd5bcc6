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

import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** How {@link ChildServer} is started. */
export interface ChildServerOptions {
  command: string;
  args: string[];
  logFile: string;
  spawn?: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd' | 'env'>;
}

/** A server process that is stopped by its own pid, and only that. */
export class ChildServer {
  readonly #options: ChildServerOptions;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #hasEnded = false;

  static start(options: ChildServerOptions): ChildServer {
    return new ChildServer(options);
  }

  private constructor(options: ChildServerOptions) {
    this.#options = options;
    const log = openSync(options.logFile, 'a');
    this.#process = spawn(options.command, options.args, {
      ...options.spawn,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#ended = new Promise(resolve => {
      const end = () => {
        this.#hasEnded = true;
        resolve();
      };
      this.#process.once('exit', end);
      this.#process.once('error', end);
    });
    process.once('exit', this.#killNow);
  }

  /** Waits until `probe` answers true; fails when the process ends or time is up. */
  async waitUntil(probe: () => Promise<boolean>, timeoutMs: number) {
    const deadline = Date.now() + timeoutMs;
    while (!this.#hasEnded && Date.now() < deadline) {
      if (await probe().catch(() => false)) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const why = this.#hasEnded ? 'ended' : `is not ready after ${timeoutMs} ms`;
    throw new Error(`${this.#options.command} ${why}:\n${this.#logTail()}`);
  }

  signal(signal: NodeJS.Signals) {
    this.#process.kill(signal);
  }

  /** Ends the process and waits for it; by SIGKILL when it takes over 10 s. */
  async stop(signal: NodeJS.Signals = 'SIGTERM') {
    process.removeListener('exit', this.#killNow);
    this.#process.kill('SIGCONT');
    this.#process.kill(signal);
    const force = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await this.#ended;
    clearTimeout(force);
  }

  readonly #killNow = () => {
    this.#process.kill('SIGKILL');
  };

  #logTail() {
    return readFileSync(this.#options.logFile, 'utf8')
      .split('\n')
      .slice(-15)
      .join('\n');
  }
}
