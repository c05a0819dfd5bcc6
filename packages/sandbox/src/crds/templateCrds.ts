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
import { schema } from './schema';

const { any, boolean, choice, closed, list, string } = schema;

const chart = closed(
  {
    chart: string,
    version: string,
    targetNamespace: string,
    layer: string,
    required: boolean,
    editable: boolean,
    values: any,
    template: closed({ path: string, content: any }),
  },
  ['chart'],
);

const spec = closed({
  description: string,
  renderType: { ...choice('envsubst', 'templating'), default: 'envsubst' },
  params: list(
    closed(
      {
        name: string,
        description: string,
        required: { ...boolean, default: true },
        options: list(string),
        default: string,
      },
      ['name'],
    ),
  ),
  charts: closed({
    items: list(chart),
    helmRepositoryTemplate: closed({ path: string }),
  }),
  resourcetemplates: list(
    closed({ path: string, content: list(any), raw: string }),
  ),
});

/** There is a subresource for it, and nothing in it. */
const status = closed({});

/** Weave GitOps' CAPITemplate and GitOpsTemplate, which are alike. @public */
export function templateCrds(): CustomResourceDefinition[] {
  return [
    defineCrd({
      group: 'capi.weave.works',
      kind: 'CAPITemplate',
      versions: ['v1alpha2'],
      spec,
      status,
    }),
    defineCrd({
      group: 'templates.weave.works',
      kind: 'GitOpsTemplate',
      versions: ['v1alpha2'],
      spec,
      status,
    }),
  ];
}
