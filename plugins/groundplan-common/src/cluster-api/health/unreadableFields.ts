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

import { getRecord } from '../../kubernetes';
import { Subject } from './Subject';

type Shape = 'object' | 'list' | 'text' | 'number' | 'boolean';
type Shapes = readonly [field: string, shape: Shape][];

/** What decides the health of any kind; providers may use other names freely. */
const STATUS: Shapes = [
  ['conditions', 'list'],
  ['v1beta2', 'object'],
  ['observedGeneration', 'number'],
  ['initialization', 'object'],
  ['ready', 'boolean'],
  ['initialized', 'boolean'],
  ['failureReason', 'text'],
  ['failureMessage', 'text'],
  ['replicas', 'number'],
  ['readyReplicas', 'number'],
  ['availableReplicas', 'number'],
  ['unavailableReplicas', 'number'],
];
const STATUS_V1BETA2: Shapes = [
  ['conditions', 'list'],
  ['readyReplicas', 'number'],
  ['availableReplicas', 'number'],
];
const INITIALIZATION: Shapes = [
  ['provisioned', 'boolean'],
  ['controlPlaneInitialized', 'boolean'],
];

/** What decides for Cluster API's own kinds only. */
const CORE_SPEC: Shapes = [
  ['paused', 'boolean'],
  ['replicas', 'number'],
];
const CORE_STATUS: Shapes = [
  ['phase', 'text'],
  ['versions', 'list'],
  ['targets', 'list'],
  ['currentHealthy', 'number'],
  ['expectedMachines', 'number'],
  ['certificatesExpiryDate', 'text'],
];

function hasShape(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'object':
      return getRecord(value) !== undefined;
    case 'list':
      return Array.isArray(value);
    case 'text':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === 'boolean';
  }
}

function problem(path: string, value: unknown, shape: Shape): string[] {
  const isWell =
    value === undefined || value === null || hasShape(value, shape);
  const article = shape === 'object' ? 'an' : 'a';
  return isWell ? [] : [`${path}: expected ${article} ${shape}`];
}

/** Every object is asked at every assessment: no path is walked twice. */
function problemsIn(path: string, from: unknown, shapes: Shapes): string[] {
  const record = getRecord(from);
  return record
    ? shapes
        .filter(([field]) => Object.hasOwn(record, field))
        .flatMap(([field, shape]) =>
          problem(`${path}.${field}`, record[field], shape),
        )
    : [];
}

/**
 * The fields that would decide and are of another type than they should be. A
 * rule would take them for absent, and absent means something.
 */
export function unreadableFields({ object, group }: Subject): string[] {
  const { spec } = object;
  const status = getRecord(object.status);
  const isCore = group === 'cluster.x-k8s.io';
  return [
    ...problem('spec', spec, 'object'),
    ...problem('status', object.status, 'object'),
    ...problemsIn('status', status, STATUS),
    ...problemsIn('status.v1beta2', status?.v1beta2, STATUS_V1BETA2),
    ...problemsIn(
      'status.initialization',
      status?.initialization,
      INITIALIZATION,
    ),
    ...(isCore ? problemsIn('spec', spec, CORE_SPEC) : []),
    ...(isCore ? problemsIn('status', status, CORE_STATUS) : []),
  ];
}
