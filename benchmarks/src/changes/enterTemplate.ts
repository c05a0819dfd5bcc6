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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { SandboxBackend } from './SandboxBackend';

/** Puts a template on the hub; answers with its entity when the catalog has it. */
export async function enterTemplate(
  backend: SandboxBackend,
  template: KubernetesObject,
  segment: 'capi-template' | 'cluster-class',
): Promise<string> {
  const hub = backend.sandbox.hosts.find(({ name }) => name === 'hub');
  const { namespace, name } = template.metadata;
  hub?.api.client.create({ ...template, metadata: { namespace, name } });
  for (;;) {
    const resolved = backend.parts.entities.resolveKey(
      `hub/${segment}/${namespace}/${name}`,
    );
    const path = resolved?.entityRef.replace(':', '/');
    if (
      resolved &&
      (await backend.call(`/catalog/entities/by-name/${path}`)) !== undefined
    ) {
      return resolved.entityRef;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
