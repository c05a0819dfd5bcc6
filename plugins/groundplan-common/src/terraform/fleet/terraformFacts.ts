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

import { EntityFacts } from '../../domain/EntityDomain';
import { getString, KubernetesObject } from '../../kubernetes';
import { readTerraform } from '../readTerraform';

/**
 * What a Terraform resource says of its entity. Of the object alone: facts must
 * not change because a related object was read later.
 *
 * @internal
 */
export function terraformFacts(object: KubernetesObject): EntityFacts {
  const { source, dependsOn } = readTerraform(object);
  const path = getString(object.spec, 'path');
  const folder = path ? `${path} of ` : '';
  return {
    segment: 'terraform',
    type: 'terraform',
    description:
      source &&
      `Terraform ${folder}${source.kind} ${source.namespace}/${source.name}`,
    tags: [],
    links: [],
    dependsOn: dependsOn.map(ref => ({ segment: 'terraform', ...ref })),
    annotations: {},
  };
}
