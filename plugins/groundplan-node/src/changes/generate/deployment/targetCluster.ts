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
import { getString } from 'backstage-plugin-groundplan-common';
import { RenderContext } from '../../render/Renderer';
import { resolveObject } from '../resolveObject';

/**
 * The Secret of the kubeconfig of a cluster that an entity stands for; undefined
 * where that is the host itself. Its name is enough: nobody reads it but Flux.
 *
 * @internal
 */
export async function targetCluster(
  entityRef: string | undefined,
  context: RenderContext,
): Promise<{ name: string } | undefined> {
  if (
    entityRef === undefined ||
    (await context.entities?.hostOf(entityRef))?.host === context.host
  ) {
    return undefined;
  }
  const found = await resolveObject(context, entityRef, [
    'cluster',
    'gitops-cluster',
  ]);
  if (found.namespace !== context.namespace) {
    throw new InputError(
      `cluster: the kubeconfig of ${found.name} is in the namespace ${found.namespace}, which is where the release has to be, and ${context.namespace} was chosen`,
    );
  }
  const name =
    found.kind === 'cluster'
      ? `${found.name}-kubeconfig`
      : getString(found.object.spec, 'secretRef', 'name');
  if (name === undefined) {
    throw new InputError(`cluster: ${entityRef} names no kubeconfig`);
  }
  return { name };
}
