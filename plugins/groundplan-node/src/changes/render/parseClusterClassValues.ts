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

import { InputError } from '@backstage/errors';
import {
  ClusterClassValues,
  dropUnsetObjects,
  getRecord,
  JsonSchema,
} from 'backstage-plugin-groundplan-common';
import { z } from 'zod';
import { parseReference } from '../../entities/parseReference';
import { checkValues } from './checkValues';

const workers = z.array(
  z.strictObject({
    class: z.string(),
    name: z.string(),
    replicas: z.number().optional(),
  }),
);
const network = z.strictObject({ cidrBlocks: z.array(z.string()).min(1) });

const NOTHING: JsonSchema = { type: 'object', additionalProperties: false };

/** Beside what the form asks for, clusterNetwork, where a class needs it. */
const valuesSchema = z.strictObject({
  cluster: z.strictObject({
    name: z.string(),
    version: z.string(),
    controlPlaneReplicas: z.number().optional(),
    owner: z.string().optional(),
    description: z.string().optional(),
    clusterNetwork: z
      .strictObject({
        pods: network.optional(),
        services: network.optional(),
        serviceDomain: z.string().optional(),
      })
      .optional(),
  }),
  workers: z
    .strictObject({
      machineDeployments: workers.optional(),
      machinePools: workers.optional(),
    })
    .optional(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

/** The values of a cluster, with a network that no form asks for. @internal */
export type ClusterValues = z.infer<typeof valuesSchema> & ClusterClassValues;

/**
 * Parses the values of a ClusterClass' form and holds them to the form's own
 * schema.
 *
 * @internal
 */
export function parseClusterClassValues(
  values: Record<string, unknown>,
  schema: JsonSchema,
): ClusterValues {
  const parsed = valuesSchema.safeParse(withoutAbsent(values));
  if (!parsed.success) {
    throw new InputError(messageOf(parsed.error));
  }
  const { cluster, workers: sets, variables = {} } = parsed.data;
  const schemaOf = (key: string) => getRecord(schema, 'properties', key);
  const { clusterNetwork, ...asked } = cluster;
  const forms = schemaOf('cluster') ?? {};
  if (
    asked.controlPlaneReplicas !== undefined &&
    !getRecord(forms, 'properties', 'controlPlaneReplicas')
  ) {
    throw new InputError(
      'cluster.controlPlaneReplicas: the class has no machines for control planes to count',
    );
  }
  checkValues(forms, asked, 'Cluster:');
  // What the class has no workers of, the form does not ask for.
  checkValues(
    { ...(schemaOf('workers') ?? NOTHING), additionalProperties: false },
    sets ?? {},
    'Workers:',
  );
  checkNames(sets?.machineDeployments, 'machine deployments');
  checkNames(sets?.machinePools, 'machine pools');
  const known = schemaOf('variables') ?? NOTHING;
  const set = getRecord(dropUnsetObjects(variables, known)) ?? {};
  checkValues(known, set, 'Variable');
  return {
    cluster: { ...cluster, owner: parseOwner(cluster.owner) },
    workers: sets,
    variables: set,
  };
}

/** Templates of the Scaffolder give absent pages as nothing or as ''. */
function withoutAbsent(values: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
}

function checkNames(
  sets: readonly { name: string }[] | undefined,
  noun: string,
): void {
  const names = new Set<string>();
  for (const { name } of sets ?? []) {
    if (names.has(name)) {
      throw new InputError(`Workers: two ${noun} are called '${name}'`);
    }
    names.add(name);
  }
}

function parseOwner(owner: string | undefined): string | undefined {
  if (!owner) {
    return undefined;
  }
  const { value, problems } = parseReference(owner, ['group', 'user']);
  if (value === undefined) {
    throw new InputError(`cluster.owner: ${problems.join('; ')}`);
  }
  return value;
}

function messageOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => `${path.join('.') || 'values'}: ${message}`)
    .join('; ');
}
