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

import { HostKindState } from 'backstage-plugin-groundplan-common';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { UnreadKind } from './EntitySource';

const PATIENCE_MS = 30_000;

/** Options of {@link DescribingKinds.create}. */
export interface DescribingKindsOptions {
  host: string;
  mirror: Mirror;
  kinds: readonly { group: string; kind: string }[];
  /** How long a kind that fails is waited for; 30 s by default. */
  patienceMs?: number;
}

/**
 * The kinds of a host cluster whose objects say more of entities than their own
 * objects do: owners may be written on Namespaces, and clusters be joined by
 * objects of other kinds.
 *
 * @remarks
 * While such a kind is read for the first time, entities wait for it, or they
 * would lose what it says for a moment at every start. One that keeps failing
 * is waited for only so long: its fault must not hide all the others.
 */
export class DescribingKinds {
  readonly #options: DescribingKindsOptions;
  readonly #patienceMs: number;

  static create(options: DescribingKindsOptions): DescribingKinds {
    return new DescribingKinds(options);
  }

  private constructor(options: DescribingKindsOptions) {
    this.#options = options;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
  }

  /** Whether entities had better wait a little. */
  isWaiting(): boolean {
    return this.#incomplete().some(
      ({ state, since }) =>
        state === 'syncing' ||
        (state === 'unreachable' && this.#patienceLeft(since) > 0),
    );
  }

  /** The kinds that are not completely known, whether waited for or not. */
  unread(): UnreadKind[] {
    return this.#incomplete().map(({ kind, state, message }) => ({
      kind,
      refused: state === 'forbidden',
      message,
    }));
  }

  /** Calls the listener each time that a kind is waited for no longer. */
  onPatienceEnds(listener: () => void): () => void {
    const { mirror, host } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const setTimer = () => {
      clearTimeout(timer);
      const left = this.#incomplete()
        .filter(({ state }) => state === 'unreachable')
        .map(({ since }) => this.#patienceLeft(since))
        .filter(ms => ms > 0);
      if (left.length > 0) {
        timer = setTimeout(() => {
          listener();
          setTimer();
        }, Math.min(...left) + 1);
      }
    };
    setTimer();
    const unsubscribe = mirror.subscribe(changes => {
      if (
        changes.some(
          change => change.type === 'kind-state' && change.host === host,
        )
      ) {
        setTimer();
      }
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }

  #patienceLeft(since: string): number {
    return Date.parse(since) + this.#patienceMs - Date.now();
  }

  #incomplete(): HostKindState[] {
    const { host, mirror, kinds } = this.#options;
    const states =
      mirror.hosts().find(({ name }) => name === host)?.kinds ?? [];
    return kinds.flatMap(({ group, kind }) => {
      const state = states.find(
        candidate => candidate.group === group && candidate.kind === kind,
      );
      return state && !mirror.isComplete(host, group, kind) ? [state] : [];
    });
  }
}
