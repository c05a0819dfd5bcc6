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

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  HostKindState,
  HostState,
  KindRule,
} from 'backstage-plugin-groundplan-common';
import { ServedResource, ServedResources } from '../discovery/ServedResources';
import { rulesThatApply } from '../discovery/rulesThatApply';
import { selectTargets, Target } from '../discovery/selectTargets';
import {
  Reflector,
  ReflectorCounters,
  ReflectorOptions,
} from '../reflector/Reflector';
import { worstStatus } from '../reflector/ReflectorStatus';
import { ObjectStore } from '../store/ObjectStore';
import { StringPool } from '../store/StringPool';
import { confirmAbsent } from './confirmAbsent';
import { describeMissingKinds } from './describeMissingKinds';
import { KindSink } from './KindSink';

/** Options of {@link KindMirrors.create}. @internal */
export interface KindMirrorsOptions {
  host: string;
  rules: readonly KindRule[];
  logger: LoggerService;
  pool: StringPool;
  store: ObjectStore;
  reflector: Pick<ReflectorOptions, 'transport' | 'turns' | 'timing' | 'now'>;
  /** What {@link KindMirrors.states} answers may be another. */
  onStatus: () => void;
  onState: (change: { group: string; kind: string; state: HostState }) => void;
  /** A host no longer knows a kind that discovery has listed. */
  onNotFound: () => void;
}

interface KindMirror {
  target: Target;
  reflector: Reflector;
}

/**
 * The reflectors of one host cluster, one for each kind and label selector.
 * They come and go with what the host serves.
 *
 * @internal
 */
export class KindMirrors {
  readonly #options: KindMirrorsOptions;
  readonly #mirrors = new Map<string, KindMirror>();
  readonly #announced = new Map<string, { state: HostState; since: number }>();
  readonly #past: ReflectorCounters = { reconnects: 0, relists: 0 };
  /** Asked for with every row, and seldom another; undefined when it is. */
  #kinds?: Map<string, KindMirror[]>;
  #served?: ServedResources;
  #rules: readonly KindRule[];
  #conclusive = true;

  private constructor(options: KindMirrorsOptions) {
    this.#options = options;
    this.#rules = options.rules;
  }

  static create(options: KindMirrorsOptions): KindMirrors {
    return new KindMirrors(options);
  }

  /** Starts and stops reflectors so that they fit what the host serves. */
  async serve(served: ServedResources, signal: AbortSignal): Promise<void> {
    // What was not conclusive is looked at again, although it is the same.
    if (served === this.#served && this.#conclusive) {
      return;
    }
    const rules = this.#rulesFor(served);
    const targets = new Map(
      selectTargets(rules, served).map(target => [target.id, target]),
    );
    let conclusive = true;
    for (const [id, mirror] of [...this.#mirrors]) {
      const target = targets.get(id);
      if (!target) {
        conclusive = (await this.#remove(mirror, served, signal)) && conclusive;
      } else if (!isSameResource(target, mirror.target)) {
        await this.#close(mirror);
        this.#open(target, mirror.reflector.complete);
      } else if (mirror.reflector.status.state !== 'ready') {
        mirror.reflector.retry();
      }
    }
    for (const target of targets.values()) {
      if (!this.#mirrors.has(target.id)) {
        this.#open(target, false);
      }
    }
    this.#served = served;
    this.#rules = rules;
    // A rule may have been kept by kinds that are confirmed to be gone by now.
    this.#conclusive =
      conclusive && this.#rulesFor(served).length === rules.length;
    this.#announce();
  }

  states(): HostKindState[] {
    const { store } = this.#options;
    const kinds = this.#byKind();
    const present = [...kinds.values()].map((mirrors): HostKindState => {
      const { group, version, kind } = mirrors[0].target.resource;
      const { since, ...status } = worstStatus(
        mirrors.map(({ reflector }) => reflector.status),
      );
      return {
        group,
        version,
        kind,
        objects: store.count(group, kind),
        since: new Date(since).toISOString(),
        ...status,
      };
    });
    return [...present, ...this.#missing(new Set(kinds.keys()))];
  }

  isComplete(group: string, kind: string): boolean {
    const mirrors = this.#byKind().get(`${group}/${kind}`);
    if (mirrors) {
      return mirrors.every(({ reflector }) => reflector.complete);
    }
    const served = this.#served;
    return (
      served !== undefined &&
      !served.unavailableGroups.has(group) &&
      !selectTargets(this.#rules, served).some(
        ({ resource }) => resource.group === group && resource.kind === kind,
      )
    );
  }

  counters(): ReflectorCounters {
    const sum = { ...this.#past };
    for (const { reflector } of this.#mirrors.values()) {
      sum.reconnects += reflector.counters.reconnects;
      sum.relists += reflector.counters.relists;
    }
    return sum;
  }

  /** The longest ago that a kind was heard of. */
  oldestContact(): number | undefined {
    const contacts = [...this.#mirrors.values()].flatMap(
      ({ reflector }) => reflector.lastContact ?? [],
    );
    return contacts.length > 0 ? Math.min(...contacts) : undefined;
  }

  reconnect(): void {
    this.#mirrors.forEach(({ reflector }) => reflector.reconnect());
  }

  /** Tries again at once where the host did not answer. */
  retryUnreachable(): void {
    for (const { reflector } of this.#mirrors.values()) {
      if (reflector.status.state !== 'forbidden') {
        reflector.retry();
      }
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#mirrors.values()].map(({ reflector }) => reflector.stop()),
    );
  }

  #rulesFor(served: ServedResources): KindRule[] {
    const mirrored = [...this.#mirrors.values()].map(
      ({ target }) => target.resource.group,
    );
    return rulesThatApply(this.#options.rules, served, new Set(mirrored));
  }

  #open(target: Target, complete: boolean): void {
    const { store, pool, logger, host } = this.#options;
    const { group, kind } = target.resource;
    const reflector = Reflector.create({
      ...this.#options.reflector,
      resource: target.resource,
      labelSelector: target.labelSelector,
      sink: KindSink.create({
        target,
        store,
        pool,
        onUnreadable: () =>
          logger.warn(
            `Host cluster '${host}' has objects of ${kind} (${group}) without a name; they are left out`,
          ),
      }),
      complete,
      onStatus: () => this.#announce(),
      onNotFound: this.#options.onNotFound,
    });
    this.#mirrors.set(target.id, { target, reflector });
    this.#kinds = undefined;
    reflector.start();
  }

  /** Answers whether it is known for sure what became of the kind. */
  async #remove(
    mirror: KindMirror,
    served: ServedResources,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { group, kind } = mirror.target.resource;
    const { transport } = this.#options.reflector;
    // Served, but no rule applies to it any more: that needs no second opinion.
    const isUnwanted = selectTargets(this.#options.rules, served).some(
      ({ id }) => id === mirror.target.id,
    );
    if (
      !isUnwanted &&
      (served.unavailableGroups.has(group) ||
        !(await confirmAbsent(transport, mirror.target.resource, signal)))
    ) {
      mirror.reflector.retry();
      return false;
    }
    await this.#close(mirror);
    this.#options.store.retain(mirror.target.id, group, kind, new Set());
    return true;
  }

  async #close({ target, reflector }: KindMirror): Promise<void> {
    await reflector.stop();
    this.#mirrors.delete(target.id);
    this.#kinds = undefined;
    this.#past.reconnects += reflector.counters.reconnects;
    this.#past.relists += reflector.counters.relists;
  }

  #byKind(): ReadonlyMap<string, KindMirror[]> {
    if (!this.#kinds) {
      this.#kinds = new Map();
      for (const mirror of this.#mirrors.values()) {
        const { group, kind } = mirror.target.resource;
        const key = `${group}/${kind}`;
        this.#kinds.set(key, [...(this.#kinds.get(key) ?? []), mirror]);
      }
    }
    return this.#kinds;
  }

  #missing(present: ReadonlySet<string>): HostKindState[] {
    const { reflector } = this.#options;
    const rules = this.#rules;
    return describeMissingKinds({ rules, present, served: this.#served }).map(
      missing => {
        const known = this.#announced.get(`${missing.group}/${missing.kind}`);
        const since =
          known?.state === missing.state ? known.since : reflector.now();
        return {
          ...missing,
          version: '',
          objects: 0,
          since: new Date(since).toISOString(),
        };
      },
    );
  }

  #announce(): void {
    const { logger, host, onState, onStatus } = this.#options;
    onStatus();
    for (const { group, kind, state, since, message } of this.states()) {
      const key = `${group}/${kind}`;
      const before = this.#announced.get(key);
      if (before?.state === state) {
        continue;
      }
      this.#announced.set(key, { state, since: Date.parse(since) });
      if (state === 'forbidden') {
        logger.warn(
          `Host cluster '${host}' does not let ${kind} be read: ${message}`,
        );
      }
      if (before || state !== 'syncing') {
        onState({ group, kind, state });
      }
    }
  }
}

function isSameResource(a: Target, b: Target): boolean {
  const same = (key: keyof ServedResource) =>
    a.resource[key] === b.resource[key];
  return same('version') && same('plural') && same('namespaced');
}
