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

import { readFileSync } from 'node:fs';
import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

const LOCATION_KEY = 'floor';

/** One full mutation with the entities of a file: what the catalog itself costs. */
export class FloorProvider implements EntityProvider {
  readonly #file: string;
  #connection?: EntityProviderConnection;

  static create(file: string): FloorProvider {
    return new FloorProvider(file);
  }

  private constructor(file: string) {
    this.#file = file;
  }

  getProviderName(): string {
    return LOCATION_KEY;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  async applyAll(): Promise<void> {
    const entities: Entity[] = JSON.parse(readFileSync(this.#file, 'utf8'));
    await this.#connection?.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: LOCATION_KEY,
      })),
    });
  }

  async applyOne(entity: Entity): Promise<void> {
    await this.#connection?.applyMutation({
      type: 'delta',
      added: [{ entity, locationKey: LOCATION_KEY }],
      removed: [],
    });
  }
}
