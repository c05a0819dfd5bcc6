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
  CustomResourceDefinition,
  PrinterColumn,
  StructuralSchema,
} from './CustomResourceDefinition';

/** What {@link defineCrd} needs to know of a kind. @internal */
export interface CrdDefinition {
  group: string;
  kind: string;
  /** The lower-case kind and `s` where it is not given. */
  plural?: string;
  scope?: 'Namespaced' | 'Cluster';
  shortNames?: string[];
  categories?: string[];
  labels?: Record<string, string>;
  /** Served versions, the stored one first. */
  versions: string[];
  spec: StructuralSchema;
  /** Without it the kind has no status subresource. */
  status?: StructuralSchema;
  columns?: PrinterColumn[];
}

/**
 * A CustomResourceDefinition whose versions share one schema: no
 * conversion webhook runs beside a test server, so every version shows the
 * same object.
 *
 * @internal
 */
export function defineCrd(definition: CrdDefinition): CustomResourceDefinition {
  const { group, kind, labels, shortNames, categories } = definition;
  const singular = kind.toLocaleLowerCase('en-US');
  const plural = definition.plural ?? `${singular}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, ...(labels && { labels }) },
    spec: {
      group,
      scope: definition.scope ?? 'Namespaced',
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular,
        ...(shortNames && { shortNames }),
        ...(categories && { categories }),
      },
      versions: definition.versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        ...(index > 0 && { deprecated: true }),
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              metadata: { type: 'object' },
              spec: definition.spec,
              ...(definition.status && { status: definition.status }),
            },
          },
        },
        ...(definition.status && { subresources: { status: {} } }),
        additionalPrinterColumns: [
          ...(definition.columns ?? []),
          {
            name: 'Age',
            type: 'date',
            jsonPath: '.metadata.creationTimestamp',
          },
        ],
      })),
    },
  };
}
