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

import { ErrorLike, toError } from '@backstage/errors';
import { createApiRef } from '@backstage/frontend-plugin-api';
import { SignalApi } from '@backstage/plugin-signals-react';
import {
  EntityStatusResponse,
  REFETCH_INTERVAL_MS,
} from 'backstage-plugin-groundplan-common';
import { GroundplanApi } from '../api';
import { DOMAINS } from '../query';

/** What is known of an entity's object. @internal */
export type EntityStatusState =
  | { type: 'loading' }
  | { type: 'none' }
  | { type: 'failed'; error: ErrorLike }
  | { type: 'known'; value: EntityStatusResponse['items'][string] };

const LOADING: EntityStatusState = { type: 'loading' };
const NONE: EntityStatusState = { type: 'none' };

// The whole request line and headers have to fit into 16 KB with Node's defaults.
const MAX_REFS = 200;
const MAX_CHARACTERS = 8_000;

const SIGNAL_QUIET_MS = 1_000;
const POLL_MS = 30_000;

/**
 * The health of the entities that are on the screen: all that are asked for in
 * one turn go into one request, and are asked for again when something changes.
 *
 * @internal
 */
export class EntityStatusStore {
  readonly #api: GroundplanApi;
  readonly #states = new Map<string, EntityStatusState>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #wanted = new Set<string>();
  #stop: (() => void) | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;

  static create(options: { api: GroundplanApi }): EntityStatusStore {
    return new EntityStatusStore(options.api);
  }

  private constructor(api: GroundplanApi) {
    this.#api = api;
  }

  /** What is known of the entity at present. */
  get(entityRef: string): EntityStatusState {
    return this.#states.get(entityRef) ?? LOADING;
  }

  /** Keeps an entity's status live until the answer is called. */
  subscribe(
    entityRef: string,
    listener: () => void,
    signals?: SignalApi,
  ): () => void {
    const listeners = this.#listeners.get(entityRef) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(entityRef, listeners);
    this.#start(signals);
    if (listeners.size === 1) {
      this.#want(entityRef);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        this.#listeners.delete(entityRef);
        this.#states.delete(entityRef);
      }
      if (this.#listeners.size === 0) {
        this.#stop?.();
      }
    };
  }

  #start(signals: SignalApi | undefined) {
    if (this.#stop) {
      return;
    }
    const subscriptions = DOMAINS.map(domain =>
      signals?.subscribe(`groundplan:${domain}`, () => this.#refreshSoon()),
    );
    const poll = setInterval(
      () => this.#refresh(),
      signals ? REFETCH_INTERVAL_MS : POLL_MS,
    );
    this.#stop = () => {
      subscriptions.forEach(it => it?.unsubscribe());
      clearInterval(poll);
      clearTimeout(this.#refreshTimer);
      this.#refreshTimer = undefined;
      this.#stop = undefined;
    };
  }

  #refreshSoon() {
    this.#refreshTimer ??= setTimeout(() => {
      this.#refreshTimer = undefined;
      this.#refresh();
    }, SIGNAL_QUIET_MS);
  }

  #refresh() {
    for (const entityRef of this.#listeners.keys()) {
      this.#want(entityRef);
    }
  }

  #want(entityRef: string) {
    if (this.#wanted.size === 0) {
      setTimeout(() => this.#fetchWanted(), 0);
    }
    this.#wanted.add(entityRef);
  }

  #fetchWanted() {
    const refs = [...this.#wanted].filter(it => this.#listeners.has(it));
    this.#wanted.clear();
    for (const batch of batchesOf(refs)) {
      this.#fetch(batch);
    }
  }

  async #fetch(entityRefs: string[]) {
    let stateOf: (entityRef: string) => EntityStatusState;
    try {
      const { items } = await this.#api.getEntityStatuses(entityRefs);
      stateOf = ref =>
        items[ref] ? { type: 'known', value: items[ref] } : NONE;
    } catch (error) {
      const failed: EntityStatusState = {
        type: 'failed',
        error: toError(error),
      };
      stateOf = () => failed;
    }
    for (const entityRef of entityRefs) {
      const listeners = this.#listeners.get(entityRef);
      if (listeners) {
        this.#states.set(entityRef, stateOf(entityRef));
        listeners.forEach(listener => listener());
      }
    }
  }
}

function batchesOf(entityRefs: string[]): string[][] {
  const batches: string[][] = [];
  let characters = Infinity;
  for (const entityRef of entityRefs) {
    const size = encodeURIComponent(entityRef).length + '&entityRef='.length;
    const last = batches.at(-1);
    if (last && last.length < MAX_REFS && characters + size <= MAX_CHARACTERS) {
      last.push(entityRef);
      characters += size;
    } else {
      batches.push([entityRef]);
      characters = size;
    }
  }
  return batches;
}

/** The reference of the {@link EntityStatusStore}. @internal */
export const entityStatusStoreRef = createApiRef<EntityStatusStore>().with({
  id: 'plugin.groundplan.entity-statuses',
  pluginId: 'groundplan',
});
