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

import {
  AuthService,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { Mirror, mirrorServiceRef } from 'backstage-plugin-groundplan-node';
import { floor } from './deltas';
import { LivenessProbe } from './LivenessProbe';
import { Answers, Numbered, Question } from './messages';

const FILTER = { kind: 'Resource' };

class Probe {
  readonly #liveness = LivenessProbe.start();

  constructor(
    readonly auth: AuthService,
    readonly catalog: CatalogService,
    readonly mirror: Mirror | undefined,
  ) {}

  async answer(question: Question): Promise<Answers[Question['type']]> {
    const credentials = await this.auth.getOwnServiceCredentials();
    switch (question.type) {
      case 'count': {
        const { totalItems } = await this.catalog.queryEntities(
          { filter: FILTER, limit: 0 },
          { credentials },
        );
        return totalItems;
      }
      case 'usage': {
        const { rss, heapUsed } = process.memoryUsage();
        const { user, system } = process.cpuUsage();
        return {
          rssMb: rss / 1e6,
          heapMb: heapUsed / 1e6,
          cpuSeconds: (user + system) / 1e6,
          maxBlockMs: this.#liveness.maxBlockMs,
        };
      }
      case 'reset-liveness':
        this.#liveness.reset();
        return true;
      case 'entities': {
        const { items } = await this.catalog.getEntities(
          { filter: FILTER },
          { credentials },
        );
        return items;
      }
      case 'await-description':
        for (;;) {
          const entity = await this.catalog.getEntityByRef(question.entityRef, {
            credentials,
          });
          if (entity?.metadata.description === question.description) {
            return { at: Date.now() };
          }
          await new Promise(resolve => setTimeout(resolve, 10));
        }
      case 'delta':
        await floor.connection?.applyMutation({
          type: 'delta',
          added: [{ entity: question.entity, locationKey: 'floor' }],
          removed: [],
        });
        return { at: Date.now() };
      case 'mirror': {
        const counters = this.mirror?.counters() ?? [];
        const requests: Record<string, number> = {};
        let bytes = 0;
        let objects = 0;
        for (const host of counters) {
          bytes += host.bytes;
          for (const [verb, count] of Object.entries(host.requests)) {
            requests[verb] = (requests[verb] ?? 0) + count;
          }
          for (const count of Object.values(host.objects)) {
            objects += count;
          }
        }
        return { requests, bytes, objects };
      }
      default:
        throw new Error('An unknown question');
    }
  }
}

function serve(probe: Probe) {
  process.on('message', async (message: Numbered) => {
    const { id, ...question } = message;
    try {
      process.send?.({ id, answer: await probe.answer(question) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: true });
}

/** Answers the benchmark's questions from within the process. */
export const probePlugin = createBackendPlugin({
  pluginId: 'benchmark-probe',
  register(env) {
    const common = { auth: coreServices.auth, catalog: catalogServiceRef };
    if (process.env.BENCH_FLOOR) {
      env.registerInit({
        deps: common,
        async init({ auth, catalog }) {
          serve(new Probe(auth, catalog, undefined));
        },
      });
    } else {
      env.registerInit({
        deps: { ...common, mirror: mirrorServiceRef },
        async init({ auth, catalog, mirror }) {
          serve(new Probe(auth, catalog, mirror));
        },
      });
    }
  },
});
