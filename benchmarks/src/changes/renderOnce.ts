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

/*
 * Renders in a process where nothing was rendered yet: says how long the first
 * time takes, and each one after.
 */
import { renders } from './renders';

const WARM_UP = 20;
const RUNS = 50;

async function measure(): Promise<{ first: number; warm: number[] }> {
  const run = await renders[process.argv[2]].prepare();
  const times: number[] = [];
  for (let i = 0; i < 1 + WARM_UP + RUNS; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return { first: times[0], warm: times.slice(1 + WARM_UP) };
}

measure().then(
  times => {
    process.send?.(times);
    process.disconnect();
  },
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
