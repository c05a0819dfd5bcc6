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

const reference = schema.closed({ name: schema.string }, ['name']);

/** Weave GitOps' GitopsCluster. @public */
export function gitopsClusterCrd(): CustomResourceDefinition {
  return defineCrd({
    group: 'gitops.weave.works',
    kind: 'GitopsCluster',
    versions: ['v1alpha1'],
    spec: schema.closed({ secretRef: reference, capiClusterRef: reference }),
    status: schema.closed({ conditions }),
    columns: [conditionColumn('Ready'), conditionColumn('ClusterConnectivity')],
  });
}
