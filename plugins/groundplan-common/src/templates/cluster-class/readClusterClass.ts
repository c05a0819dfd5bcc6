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
  getBoolean,
  getField,
  getList,
  getNumber,
  getRecord,
  getString,
  KubernetesObject,
} from '../../kubernetes';

/** A variable of a ClusterClass. @internal */
export interface ClassVariable {
  name: string;
  required: boolean;
  /** Its `openAPIV3Schema`. */
  schema: unknown;
  /** Who else defines it, and otherwise: patches, or `inline`. */
  conflictsWith: string[];
}

/** What of a ClusterClass the form of its clusters is made of. @internal */
export interface ClusterClassView {
  variables: ClassVariable[];
  /** Oldest first; empty where any is allowed. */
  versions: string[];
  machineDeployments: string[];
  machinePools: string[];
  /** Whether a control plane is made of machines, so that they can be counted. */
  hasControlPlaneMachines: boolean;
  /** Such as `AWSCluster`. */
  infrastructureKind?: string;
  /** What cannot be read, and makes the class unusable. */
  problems: string[];
}

interface Definition {
  name: string;
  from: string;
  required: boolean;
  schema: unknown;
}

/** Reads a ClusterClass of any version. Never throws. @internal */
export function readClusterClass(object: KubernetesObject): ClusterClassView {
  const { spec } = object;
  const problems: string[] = [];
  const classesOf = (kind: string): string[] =>
    getList(spec, 'workers', kind).flatMap((entry, index) => {
      const name = getString(entry, 'class');
      if (!name) {
        problems.push(`spec.workers.${kind}[${index}] has no class`);
      }
      return name ? [name] : [];
    });
  const infrastructure = getRecord(spec, 'infrastructure');
  return {
    variables: readVariables(object, problems),
    versions: getList(spec, 'kubernetesVersions').filter(
      version => typeof version === 'string',
    ),
    machineDeployments: classesOf('machineDeployments'),
    machinePools: classesOf('machinePools'),
    hasControlPlaneMachines:
      getRecord(spec, 'controlPlane', 'machineInfrastructure') !== undefined,
    infrastructureKind: (
      getString(infrastructure, 'templateRef', 'kind') ??
      getString(infrastructure, 'ref', 'kind')
    )?.replace(/Template$/, ''),
    problems,
  };
}

/**
 * What patches define is known from the status alone. What the class itself
 * defines stands in the spec too, which is newer while the status is behind.
 */
function readVariables(
  object: KubernetesObject,
  problems: string[],
): ClassVariable[] {
  const inline = getList(object.spec, 'variables').flatMap((entry, index) =>
    readDefinition(entry, `spec.variables[${index}]`, 'inline', problems),
  );
  const names = new Set(inline.map(({ name }) => name));
  const observed = getNumber(object.status, 'observedGeneration');
  const isBehind =
    observed !== undefined && observed < (object.metadata.generation ?? 0);
  const reported = getList(object.status, 'variables').flatMap(
    (variable, index) =>
      getList(variable, 'definitions').flatMap((entry, at) =>
        readDefinition(
          { ...getRecord(entry), name: getField(variable, 'name') },
          `status.variables[${index}].definitions[${at}]`,
          getString(entry, 'from') ?? 'inline',
          problems,
        ),
      ),
  );
  const definitions = [
    ...inline,
    ...reported.filter(
      ({ from, name }) => from !== 'inline' || (!isBehind && !names.has(name)),
    ),
  ];
  const byName = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const others = byName.get(definition.name) ?? [];
    byName.set(definition.name, [...others, definition]);
  }
  return [...byName].map(([name, [first, ...others]]) => ({
    name,
    required: first.required,
    schema: first.schema,
    conflictsWith: others
      .filter(other => !isEqual(meaningOf(first), meaningOf(other)))
      .map(({ from }) => from),
  }));
}

function readDefinition(
  entry: unknown,
  path: string,
  from: string,
  problems: string[],
): Definition[] {
  const name = getString(entry, 'name');
  const schema = getRecord(entry, 'schema', 'openAPIV3Schema');
  if (!name || name === '__proto__') {
    problems.push(`${path} has no name`);
    return [];
  }
  if (!schema) {
    problems.push(`${path} (${name}) has no schema.openAPIV3Schema`);
    return [];
  }
  const required = getBoolean(entry, 'required') ?? false;
  return [{ name, from, required, schema }];
}

function meaningOf({ required, schema }: Definition): unknown[] {
  return [required, schema];
}

/** Equal as JSON, whatever the order of keys. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, i) => isEqual(value, b[i]));
  }
  const left = getRecord(a);
  const right = getRecord(b);
  if (!left || !right) {
    return a === b;
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      key => Object.hasOwn(right, key) && isEqual(left[key], right[key]),
    )
  );
}
