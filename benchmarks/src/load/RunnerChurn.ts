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

import { ApiClient } from './ApiClient';
import { runner } from './objects/scaleSet';

/** Replaces runners, one after the other over all scale sets, at a steady rate. */
export class RunnerChurn {
  #replaced = 0;
  #stopped = false;
  readonly #startedAt = Date.now();
  readonly #done: Promise<void>;

  static start(options: {
    client: ApiClient;
    /** Runners to replace, by the scale set that they belong to. */
    runners: { namespace: string; scaleSet: string; name: string }[];
    perMinute: number;
  }): RunnerChurn {
    return new RunnerChurn(options);
  }

  private constructor(options: Parameters<typeof RunnerChurn.start>[0]) {
    this.#done = this.#replaceAll(options);
    this.#done.catch(() => undefined); // told to the one who stops it
  }

  /** Ends it, and answers how many were replaced a minute. */
  async stop(): Promise<number> {
    this.#stopped = true;
    await this.#done;
    return this.#replaced / ((Date.now() - this.#startedAt) / 60_000);
  }

  async #replaceAll(
    options: Parameters<typeof RunnerChurn.start>[0],
  ): Promise<void> {
    const { client, perMinute } = options;
    const runners = [...options.runners];
    for (let i = 0; !this.#stopped; i++) {
      const { namespace, scaleSet, name } = runners[i % runners.length];
      const next = runner(namespace, scaleSet, `${scaleSet}-replaced-${i}`);
      await client.send('DELETE', `${next.path}/${name}`);
      await client.send('POST', next.path, next.body);
      runners[i % runners.length] = {
        namespace,
        scaleSet,
        name: `${scaleSet}-replaced-${i}`,
      };
      this.#replaced++;
      const due = this.#startedAt + (this.#replaced / perMinute) * 60_000;
      await new Promise(resolve => setTimeout(resolve, due - Date.now()));
    }
  }
}
