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
import { Liveness } from './LivenessProbe';

/** What the benchmark asks of the backend under measurement. */
export type Question =
  | { type: 'count' }
  | { type: 'usage' }
  | { type: 'reset-liveness' }
  | { type: 'entities' }
  /** Waits until the catalog shows an entity with this description. */
  | { type: 'await-change'; entityRef: string; description: string }
  /** The floor applies one delta. */
  | { type: 'delta'; entity: Entity }
  | { type: 'mirror' };

/** Answers by question. */
export interface Answers {
  count: number;
  usage: Liveness & { rssMb: number; cpuSeconds: number };
  'reset-liveness': true;
  entities: Entity[];
  /** In milliseconds of the clock. */
  'await-change': { handedOverAt: number; readableAt: number };
  delta: true;
  mirror: { requests: Record<string, number>; bytes: number; objects: number };
}

/** A question with the number by which its answer is found. */
export type Numbered = Question & { id: number };
