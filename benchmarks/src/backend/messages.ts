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

/** What the benchmark asks of the backend under measurement. */
export type Question =
  | { type: 'count' }
  | { type: 'usage' }
  | { type: 'reset-liveness' }
  | { type: 'entities' }
  /** Waits until an entity's description is this, and answers when it was read. */
  | { type: 'await-description'; entityRef: string; description: string }
  /** The floor applies one delta, and answers when it was handed over. */
  | { type: 'delta'; entity: Entity }
  | { type: 'mirror' };

/** Answers by question. */
export interface Answers {
  count: number;
  usage: {
    rssMb: number;
    heapMb: number;
    cpuSeconds: number;
    /** The longest time that the event loop was blocked, in milliseconds. */
    maxBlockMs: number;
  };
  'reset-liveness': true;
  entities: Entity[];
  'await-description': { at: number };
  delta: { at: number };
  mirror: { requests: Record<string, number>; bytes: number; objects: number };
}

/** A question with the number by which its answer is found. */
export type Numbered = Question & { id: number };
