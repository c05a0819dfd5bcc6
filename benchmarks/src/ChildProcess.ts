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

import { ChildProcess as NodeProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

const LOADER = '@backstage/cli-node/config/nodeTransform.cjs';

/** Options of {@link ChildProcess.start}. */
export interface ChildProcessOptions {
  /** A TypeScript file. */
  entry: string;
  args?: string[];
  /** Flags of Node. */
  flags?: string[];
  env?: Record<string, string>;
  logFile: string;
}

/** A TypeScript program with an IPC channel, whose output goes to a file. */
export class ChildProcess {
  readonly #process: NodeProcess;
  readonly #ended: Promise<never>;

  static start(options: ChildProcessOptions): ChildProcess {
    return new ChildProcess(options);
  }

  private constructor(options: ChildProcessOptions) {
    const loader = require.resolve(LOADER, {
      paths: [require.resolve('@backstage/cli/package.json')],
    });
    const log = openSync(options.logFile, 'a');
    this.#process = spawn(
      process.execPath,
      [
        ...(options.flags ?? []),
        '--require',
        loader,
        options.entry,
        ...(options.args ?? []),
      ],
      {
        stdio: ['ignore', log, log, 'ipc'],
        env: { ...process.env, NODE_ENV: 'production', ...options.env },
      },
    );
    closeSync(log);
    this.#process.setMaxListeners(0); // one for each question that is open
    this.#ended = new Promise((_, reject) =>
      this.#process.once('exit', code =>
        reject(new Error(`A process ended with ${code}: ${options.logFile}`)),
      ),
    );
    this.#ended.catch(() => undefined); // told to those who wait for it
    process.once('exit', this.#killNow);
  }

  /** The first message that is accepted; fails when the process ends. */
  async message<T>(accept: (message: unknown) => T | undefined): Promise<T> {
    let listener: (message: unknown) => void = () => {};
    const found = new Promise<T>(resolve => {
      listener = message => {
        const accepted = accept(message);
        if (accepted !== undefined) {
          resolve(accepted);
        }
      };
      this.#process.on('message', listener);
    });
    try {
      return await Promise.race([found, this.#ended]);
    } finally {
      this.#process.off('message', listener);
    }
  }

  send(message: object): void {
    this.#process.send(message);
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    process.off('exit', this.#killNow);
    this.#process.kill(signal);
    await this.#ended.catch(() => undefined);
  }

  readonly #killNow = () => {
    this.#process.kill('SIGKILL');
  };
}
