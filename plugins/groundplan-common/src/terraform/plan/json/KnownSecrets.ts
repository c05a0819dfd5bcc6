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
import { SENSITIVE_VALUE } from '../Plan';

/** Shorter ones, such as `true` or `admin`, would take half of a plan along. */
const SHORTEST = 8;

/** So many may begin alike before the rest of the text is withheld with them. */
const MOST_ALIKE = 16;

function fingerprint(text: string, at: number): number {
  return (
    (text.charCodeAt(at) * 961 +
      text.charCodeAt(at + 1) * 31 +
      text.charCodeAt(at + 2)) %
    65536
  );
}

/**
 * The sensitive values of a plan, to be found wherever else they stand: in a
 * connection string that a provider made of a password, for instance.
 *
 * @remarks
 * Values of fewer than eight characters are withheld only where they are marked.
 * Takes time that is linear in the text.
 *
 * @internal
 */
export class KnownSecrets {
  readonly #byBeginning: Map<string, string[]>;
  readonly #fingerprints: Uint8Array;

  private constructor(byBeginning: Map<string, string[]>) {
    this.#byBeginning = byBeginning;
    this.#fingerprints = new Uint8Array(65536);
    for (const beginning of byBeginning.keys()) {
      this.#fingerprints[fingerprint(beginning, 0)] = 1;
    }
  }

  static create(values: Iterable<string>): KnownSecrets {
    const forms = new Set<string>();
    for (const value of values) {
      forms.add(value);
      // As it stands inside of JSON that is itself a string.
      forms.add(JSON.stringify(value).slice(1, -1));
    }
    const byBeginning = new Map<string, string[]>();
    for (const form of forms) {
      if (form.length >= SHORTEST) {
        const beginning = form.slice(0, SHORTEST);
        const alike = byBeginning.get(beginning);
        if (alike) {
          alike.push(form);
        } else {
          byBeginning.set(beginning, [form]);
        }
      }
    }
    for (const alike of byBeginning.values()) {
      alike.sort((a, b) => b.length - a.length);
    }
    return new KnownSecrets(byBeginning);
  }

  /** The text with each sensitive value in it withheld. */
  mask(text: string): string {
    if (this.#byBeginning.size === 0 || text.length < SHORTEST) {
      return text;
    }
    let masked = '';
    let from = 0;
    for (let at = 0; at <= text.length - SHORTEST; at++) {
      const length = this.#lengthAt(text, at);
      if (length > 0) {
        masked += text.slice(from, at) + SENSITIVE_VALUE;
        from = at + length;
        at = from - 1;
      }
    }
    return from === 0 ? text : masked + text.slice(from);
  }

  #lengthAt(text: string, at: number): number {
    if (this.#fingerprints[fingerprint(text, at)] === 0) {
      return 0;
    }
    const alike = this.#byBeginning.get(text.slice(at, at + SHORTEST));
    if (!alike) {
      return 0;
    }
    return alike.length > MOST_ALIKE
      ? text.length - at
      : alike.find(value => text.startsWith(value, at))?.length ?? 0;
  }
}
