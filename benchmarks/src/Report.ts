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

import { Load } from './load/loads';

interface Row {
  load: string;
  what: string;
  value: string;
  goal: string;
}

/** Collects figures and prints them as Markdown. */
export class Report {
  readonly #rows: Row[] = [];

  static create(): Report {
    return new Report();
  }

  private constructor() {}

  add(load: Load, what: string, value: string, goal = ''): void {
    this.#rows.push({ load: load.name, what, value, goal });
    console.log(`${load.name}  ${what}: ${value}${goal && `  (goal ${goal})`}`);
  }

  toMarkdown(): string {
    return [
      '| load | what | figure | goal |',
      '| --- | --- | --- | --- |',
      ...this.#rows.map(
        ({ load, what, value, goal }) =>
          `| ${load} | ${what} | ${value} | ${goal} |`,
      ),
    ].join('\n');
  }
}
