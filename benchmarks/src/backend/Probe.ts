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

import { Entity } from '@backstage/catalog-model';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { Knex } from 'knex';
import { AwaitedChanges } from './AwaitedChanges';
import { FloorProvider } from './FloorProvider';
import { LivenessProbe } from './LivenessProbe';
import { Answers, Question } from './messages';

/** What a {@link Probe} looks at. */
export interface ProbeOptions {
  /** The catalog's own database. */
  knex: Knex;
  mirror: Mirror;
  floor?: FloorProvider;
}

/** Answers the benchmark's questions from within the process. */
export class Probe {
  readonly #options: ProbeOptions;
  readonly #liveness = LivenessProbe.start();
  readonly #changes: AwaitedChanges;

  static create(options: ProbeOptions): Probe {
    return new Probe(options);
  }

  private constructor(options: ProbeOptions) {
    this.#options = options;
    this.#changes = AwaitedChanges.create(options.knex);
  }

  async answer(question: Question): Promise<Answers[Question['type']]> {
    switch (question.type) {
      case 'count':
        return await this.#count();
      case 'usage': {
        const { user, system } = process.cpuUsage();
        return {
          ...this.#liveness.seen,
          rssMb: process.memoryUsage.rss() / 1e6,
          cpuSeconds: (user + system) / 1e6,
        };
      }
      case 'reset-liveness':
        this.#liveness.reset();
        return true;
      case 'entities':
        return await this.#entities();
      case 'await-change':
        return await this.#changes.next(
          question.entityRef,
          question.description,
        );
      case 'delta':
        await this.#options.floor?.applyOne(question.entity);
        return true;
      case 'mirror':
        return this.#sumMirror();
      default:
        throw new Error('An unknown question');
    }
  }

  /** Begins what is measured, once all plugins are up. */
  async begin(): Promise<void> {
    this.#liveness.reset();
    await this.#options.floor?.applyAll();
  }

  async #count(): Promise<number> {
    const [{ count }] = await this.#options
      .knex('final_entities')
      .whereNotNull('final_entity')
      .count({ count: '*' });
    return Number(count);
  }

  async #entities(): Promise<Entity[]> {
    const rows: { final_entity: string }[] = await this.#options
      .knex('final_entities')
      .whereNotNull('final_entity')
      .select('final_entity');
    return rows.map(row => JSON.parse(row.final_entity));
  }

  #sumMirror(): Answers['mirror'] {
    const sum: Answers['mirror'] = { requests: {}, bytes: 0, objects: 0 };
    for (const host of this.#options.mirror.counters()) {
      sum.bytes += host.bytes;
      for (const [verb, count] of Object.entries(host.requests)) {
        sum.requests[verb] = (sum.requests[verb] ?? 0) + count;
      }
      for (const count of Object.values(host.objects)) {
        sum.objects += count;
      }
    }
    return sum;
  }
}
