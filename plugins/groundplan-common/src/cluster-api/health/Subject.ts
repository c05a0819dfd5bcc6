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

import { Replicas } from '../../api/types';
import { Condition, ReadConditions, readConditions } from '../../conditions';
import {
  getNumber,
  getString,
  getTime,
  groupOf,
  KubernetesObject,
  objectKey,
} from '../../kubernetes';
import { readReplicas } from '../contract';

/**
 * An object with what is read from it, each once: a Cluster's machines are
 * evidence for the Cluster, for their owners and for themselves.
 */
export class Subject {
  readonly key: string;
  readonly group: string;
  #conditions: ReadConditions | undefined;
  #replicas: Replicas | undefined;

  static create(object: KubernetesObject): Subject {
    return new Subject(object);
  }

  private constructor(readonly object: KubernetesObject) {
    this.group = groupOf(object.apiVersion);
    this.key = objectKey({
      group: this.group,
      kind: object.kind,
      namespace: object.metadata.namespace,
      name: object.metadata.name,
    });
  }

  get kind(): string {
    return this.object.kind;
  }

  get name(): string {
    return this.object.metadata.name;
  }

  /** How people call it in a message. */
  get title(): string {
    return `${this.kind} ${this.name}`;
  }

  get conditions(): ReadConditions {
    this.#conditions ??= readConditions(this.object);
    return this.#conditions;
  }

  get replicas(): Replicas {
    this.#replicas ??= readReplicas(this.object);
    return this.#replicas;
  }

  get phase(): string | undefined {
    return getString(this.object.status, 'phase');
  }

  get createdAt(): string | undefined {
    return this.object.metadata.creationTimestamp;
  }

  get isDeleting(): boolean {
    return !!this.object.metadata.deletionTimestamp;
  }

  /** Whether the controller has not seen the newest spec. */
  get isStale(): boolean {
    const observed = getNumber(this.object.status, 'observedGeneration');
    const { generation } = this.object.metadata;
    return (
      observed !== undefined &&
      generation !== undefined &&
      observed < generation
    );
  }

  condition(type: string): Condition | undefined {
    return this.conditions.conditions.find(c => c.type === type);
  }

  isTrue(type: string): boolean {
    return this.condition(type)?.status === 'True';
  }

  isFalse(type: string): boolean {
    return this.condition(type)?.status === 'False';
  }

  /** Milliseconds since its creation, where that is known. */
  age(now: Date): number | undefined {
    const created = getTime(this.object.metadata, 'creationTimestamp');
    return created === undefined ? undefined : now.getTime() - created;
  }

  isYounger(than: number, now: Date): boolean {
    const age = this.age(now);
    return age !== undefined && age < than;
  }
}
