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

import { Finding } from '../../api/types';
import { getField } from '../../kubernetes';
import { DNS_LABEL } from '../form/buildForm';
import { JsonSchema } from '../schema/JsonSchema';
import { withOptionalObjects } from '../schema/optionalObjects';
import { toJsonSchema } from '../schema/toJsonSchema';
import { ClusterClassView } from './readClusterClass';

/** As Cluster API checks `spec.topology.version`. */
const VERSION =
  '^v(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([-0-9a-zA-Z_.+]*)?$';

/** The pages of a ClusterClass' form, and what is to be said of them. @internal */
export interface ClusterClassPages {
  pages: JsonSchema[];
  findings: Finding[];
  problems: string[];
}

/** The pages for a cluster of a class: itself, its workers, its variables. @internal */
export function clusterClassForm(view: ClusterClassView): ClusterClassPages {
  const variables = variablesSchema(view);
  const workers = workersSchema(view);
  const pages = [
    page('Cluster', 'cluster', clusterSchema(view), true),
    ...(workers ? [page('Workers', 'workers', workers, false)] : []),
    ...(view.variables.length > 0
      ? [page('Variables', 'variables', variables.schema, true)]
      : []),
  ];
  return { ...variables, pages };
}

function page(
  title: string,
  key: string,
  schema: JsonSchema,
  required: boolean,
): JsonSchema {
  return {
    title,
    type: 'object',
    ...(required ? { required: [key] } : {}),
    properties: { [key]: { title, ...schema } },
  };
}

function clusterSchema(view: ClusterClassView): JsonSchema {
  const versions = [...view.versions].reverse();
  return {
    type: 'object',
    required: ['name', 'version'],
    properties: {
      name: {
        title: 'Name',
        type: 'string',
        pattern: DNS_LABEL,
        maxLength: 63,
        'ui:autofocus': true,
      },
      version: {
        title: 'Kubernetes version',
        type: 'string',
        ...(versions.length > 0
          ? { enum: versions, default: versions[0] }
          : { pattern: VERSION, description: 'Such as v1.34.1' }),
      },
      ...(view.hasControlPlaneMachines
        ? {
            controlPlaneReplicas: {
              title: 'Control plane machines',
              description: 'An odd number, as etcd decides by majority',
              type: 'integer',
              minimum: 1,
              default: 1,
            },
          }
        : {}),
      owner: {
        title: 'Owner',
        description: 'Who answers for it',
        type: 'string',
        'ui:field': 'OwnerPicker',
        'ui:options': { catalogFilter: { kind: ['Group', 'User'] } },
      },
      description: { title: 'Description', type: 'string' },
    },
  };
}

function workersSchema(view: ClusterClassView): JsonSchema | undefined {
  const { machineDeployments, machinePools } = view;
  const properties: JsonSchema = {};
  if (machineDeployments.length > 0) {
    properties.machineDeployments = setsOf(
      'Machine deployments',
      machineDeployments,
      true,
    );
  }
  if (machinePools.length > 0) {
    properties.machinePools = setsOf(
      'Machine pools',
      machinePools,
      machineDeployments.length === 0,
    );
  }
  return Object.keys(properties).length > 0
    ? { type: 'object', properties }
    : undefined;
}

/** Any number of sets of each class; one of each to begin with. */
function setsOf(
  title: string,
  classes: string[],
  isPrefilled: boolean,
): JsonSchema {
  return {
    title,
    type: 'array',
    items: {
      type: 'object',
      required: ['class', 'name'],
      properties: {
        class: { title: 'Class', type: 'string', enum: classes },
        name: {
          title: 'Name',
          type: 'string',
          pattern: DNS_LABEL,
          maxLength: 63,
        },
        replicas: {
          title: 'Machines',
          description: 'Left out where an autoscaler decides',
          type: 'integer',
          minimum: 0,
        },
      },
    },
    default: isPrefilled
      ? classes.map(name => ({ class: name, name, replicas: 1 }))
      : [],
  };
}

function variablesSchema(view: ClusterClassView): {
  schema: JsonSchema;
  findings: Finding[];
  problems: string[];
} {
  const findings: Finding[] = [];
  const problems = [...view.problems];
  const required: string[] = [];
  const properties = view.variables.map(variable => {
    const { name, conflictsWith } = variable;
    const converted = toJsonSchema(variable.schema);
    for (const { kind, path, message } of converted.problems) {
      const at = path === '' || path.startsWith('[') ? path : `.${path}`;
      const text = `Variable ${name}${at}: ${message}`;
      if (kind === 'error') {
        problems.push(text);
      } else {
        findings.push({
          id: 'variable-unchecked',
          severity: 'info',
          message: text,
          field: name,
        });
      }
    }
    if (conflictsWith.length > 0) {
      findings.push({
        id: 'variable-conflict',
        severity: 'warning',
        message: `Variable ${name} is defined otherwise by ${conflictsWith.join(
          ', ',
        )}; the form goes by the first definition, and clusters may be refused until the definitions agree`,
        field: name,
      });
    }
    if (
      variable.required &&
      getField(variable.schema, 'default') === undefined
    ) {
      required.push(name);
    }
    return [name, converted.schema];
  });
  const schema = withOptionalObjects({
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  });
  return { schema, findings, problems };
}
