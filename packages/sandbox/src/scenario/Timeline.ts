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

/** RFC 3339 without fractions, as Kubernetes writes it. @internal */
export function toTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The scenario's past and future, from its start. @internal */
export class Timeline {
  readonly #start: number;

  private constructor(start: number) {
    this.#start = start;
  }

  static create(start: number): Timeline {
    return new Timeline(start);
  }

  minutesAgo(minutes: number): string {
    return toTime(this.#start - minutes * 60_000);
  }

  daysAgo(days: number): string {
    return this.minutesAgo(days * 24 * 60);
  }

  inDays(days: number): string {
    return this.daysAgo(-days);
  }
}
