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

import { ManifestObject } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { metadataOf, ownership } from '../ownership';
import { resolveObject } from '../resolveObject';
import { servedVersion } from '../servedVersion';
import { ParsedTerraform } from './terraformValues';
import { terraformVars } from './variables';

/**
 * The object itself.
 *
 * @remarks
 * Approval by hand is the field left out, not the empty text: what Git says of a
 * field, Flux says again, and an approval given on the cluster would not last.
 *
 * @internal
 */
export async function terraformObject(
  values: ParsedTerraform,
  context: RenderContext,
): Promise<ManifestObject> {
  const { sourceRef, approval, writeOutputsToSecret, varsFrom } = values;
  const vars = terraformVars(values);
  const dependsOn = await Promise.all(
    values.dependsOn.map(ref => dependency(ref, context)),
  );
  return {
    apiVersion: await servedVersion(
      context,
      'infra.contrib.fluxcd.io',
      'Terraform',
      ['v1alpha2', 'v1alpha1'],
    ),
    kind: 'Terraform',
    metadata: metadataOf(values.name, ownership(values)),
    spec: {
      interval: values.interval,
      sourceRef: {
        kind: sourceRef.kind,
        name: sourceRef.name,
        ...(sourceRef.namespace && { namespace: sourceRef.namespace }),
      },
      ...(values.path && { path: `./${values.path}` }),
      ...(values.workspace && { workspace: values.workspace }),
      ...(approval !== 'manual' && { approvePlan: approval }),
      storeReadablePlan: values.storeReadablePlan,
      ...(vars.length > 0 && { vars }),
      ...(varsFrom.length > 0 && {
        varsFrom: varsFrom.map(({ kind, name, keys, optional }) => ({
          kind,
          name,
          ...(keys.length > 0 && { varsKeys: keys }),
          ...(optional && { optional }),
        })),
      }),
      ...(writeOutputsToSecret && {
        writeOutputsToSecret: {
          name: writeOutputsToSecret.name,
          ...(writeOutputsToSecret.outputs.length > 0 && {
            outputs: writeOutputsToSecret.outputs,
          }),
        },
      }),
      ...(dependsOn.length > 0 && { dependsOn }),
      ...(values.destroyResourcesOnDeletion && {
        destroyResourcesOnDeletion: true,
      }),
      ...(values.serviceAccountName && {
        serviceAccountName: values.serviceAccountName,
      }),
    },
  };
}

async function dependency(entityRef: string, context: RenderContext) {
  const { namespace, name } = await resolveObject(context, entityRef, [
    'terraform',
  ]);
  return { name, namespace };
}
