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

import { getField, getRecord } from '../../kubernetes';
import { Subject } from './Subject';

type Shape = 'object' | 'list' | 'text' | 'number' | 'boolean';

const CHECKS: Record<Shape, (value: unknown) => boolean> = {
  object: value => getRecord({ value }, 'value') !== undefined,
  list: Array.isArray,
  text: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  boolean: value => typeof value === 'boolean',
};

/** What decides the health of any kind; providers may use other names freely. */
const ALL: readonly [path: string, shape: Shape][] = [
  ['spec', 'object'],
  ['status', 'object'],
  ['status.conditions', 'list'],
  ['status.v1beta2', 'object'],
  ['status.v1beta2.conditions', 'list'],
  ['status.observedGeneration', 'number'],
  ['status.initialization', 'object'],
  ['status.initialization.provisioned', 'boolean'],
  ['status.initialization.controlPlaneInitialized', 'boolean'],
  ['status.ready', 'boolean'],
  ['status.initialized', 'boolean'],
  ['status.failureReason', 'text'],
  ['status.failureMessage', 'text'],
  ['status.replicas', 'number'],
  ['status.readyReplicas', 'number'],
  ['status.availableReplicas', 'number'],
  ['status.unavailableReplicas', 'number'],
  ['status.v1beta2.readyReplicas', 'number'],
  ['status.v1beta2.availableReplicas', 'number'],
];

/** What decides for Cluster API's own kinds only. */
const CORE: readonly [path: string, shape: Shape][] = [
  ['spec.paused', 'boolean'],
  ['spec.replicas', 'number'],
  ['status.phase', 'text'],
  ['status.versions', 'list'],
  ['status.targets', 'list'],
  ['status.currentHealthy', 'number'],
  ['status.expectedMachines', 'number'],
  ['status.certificatesExpiryDate', 'text'],
];

interface Check {
  path: string;
  keys: string[];
  shape: Shape;
}

/** Split once: this is asked of every object at every assessment. */
function toChecks(fields: readonly [path: string, shape: Shape][]): Check[] {
  return fields.map(([path, shape]) => ({
    path,
    keys: path.split('.'),
    shape,
  }));
}

const ANY_KIND = toChecks(ALL);
const CORE_KIND = toChecks([...ALL, ...CORE]);

function problem(subject: Subject, { path, keys, shape }: Check): string[] {
  const value = getField(subject.object, ...keys);
  const isWell = value === undefined || value === null || CHECKS[shape](value);
  const article = shape === 'object' ? 'an' : 'a';
  return isWell ? [] : [`${path}: expected ${article} ${shape}`];
}

/**
 * The fields that would decide and are of another type than they should be. A
 * rule would take them for absent, and absent means something.
 */
export function unreadableFields(subject: Subject): string[] {
  const isCore = subject.group === 'cluster.x-k8s.io';
  return (isCore ? CORE_KIND : ANY_KIND).flatMap(check =>
    problem(subject, check),
  );
}
