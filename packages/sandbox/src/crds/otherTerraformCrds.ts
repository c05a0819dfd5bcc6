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

import { CustomResourceDefinition } from './CustomResourceDefinition';
import { defineCrd } from './defineCrd';
import { conditionColumn, conditions, schema } from './schema';

const { any, closed, int64, integer, list, open, string, time } = schema;

function hcpWorkspace(): CustomResourceDefinition {
  const run = open({ id: string, status: string });
  return defineCrd({
    group: 'app.terraform.io',
    kind: 'Workspace',
    versions: ['v1alpha2'],
    spec: open(
      {
        name: string,
        organization: string,
        token: any,
        applyMethod: { ...string, default: 'manual' },
        terraformVersion: string,
      },
      ['name', 'organization', 'token'],
    ),
    status: open({
      workspaceID: string,
      observedGeneration: int64,
      updateAt: int64,
      runStatus: run,
      plan: open({ id: string, status: string, terraformVersion: string }),
      terraformVersion: string,
      destroyRunID: string,
    }),
  });
}

/** Crossplane's provider, whose older group has no namespaces. */
function crossplaneWorkspace(
  group: string,
  scope: 'Namespaced' | 'Cluster',
): CustomResourceDefinition {
  return defineCrd({
    group,
    kind: 'Workspace',
    scope,
    categories: ['crossplane', 'managed', 'terraform'],
    versions: ['v1beta1'],
    spec: open(
      { forProvider: open({ source: string, module: string }, ['source']) },
      ['forProvider'],
    ),
    status: open({
      atProvider: open({ checksum: string, outputs: any }),
      conditions,
    }),
    columns: [conditionColumn('Ready'), conditionColumn('Synced')],
  });
}

function galleyBytesTerraform(): CustomResourceDefinition {
  const stage = closed({
    generation: int64,
    interruptible: string,
    message: string,
    podName: string,
    podType: string,
    reason: string,
    startTime: time,
    state: string,
    stopTime: time,
  });
  return defineCrd({
    group: 'tf.galleybytes.com',
    kind: 'Terraform',
    shortNames: ['tfo'],
    versions: ['v1beta1'],
    spec: open(
      { terraformModule: any, terraformVersion: string, backend: string },
      ['terraformModule', 'terraformVersion', 'backend'],
    ),
    status: open({
      phase: string,
      podNamePrefix: string,
      lastCompletedGeneration: int64,
      outputs: any,
      stage,
      stages: list(stage),
      retryEventReason: string,
      retryTimestamp: time,
      plugins: list(string),
      exported: string,
      retries: integer,
    }),
  });
}

/** Terraform as other operators than tofu-controller run it. @public */
export function otherTerraformCrds(): CustomResourceDefinition[] {
  return [
    hcpWorkspace(),
    crossplaneWorkspace('tf.upbound.io', 'Cluster'),
    crossplaneWorkspace('tf.m.upbound.io', 'Namespaced'),
    galleyBytesTerraform(),
  ];
}
