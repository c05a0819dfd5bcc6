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
  ANNOTATION_ORIGIN,
  ChangeOrigin,
} from 'backstage-plugin-groundplan-common';
import { z } from 'zod';
import { YamlEdit } from '../object/editYaml';
import { ManifestObject } from '../Rendered';

const target = z.object({
  host: z.string(),
  namespace: z.string(),
  repository: z.string(),
  branch: z.string().optional(),
  layout: z.enum(['flux', 'helm-folders']).optional(),
  path: z.string().optional(),
});

/** In the order in which it is written, so that what is read and written again is the same text. */
const origin = z.object({
  template: z.string().optional(),
  source: z.union([
    z.object({
      kind: z.enum(['cluster-class', 'capi-template', 'gitops-template']),
      host: z.string(),
      namespace: z.string(),
      name: z.string(),
    }),
    z.object({
      kind: z.enum(['cluster', 'terraform', 'runner-scale-set', 'deployment']),
    }),
    z.object({ kind: z.literal('object') }),
  ]),
  values: z.record(z.string(), z.unknown()),
  target: target.optional(),
  what: z.string(),
  repository: z.string(),
  files: z.array(z.string()),
});

/** Those of a change's objects that say where they come from. */
const CARRIERS = ['Cluster', 'Terraform', 'HelmRelease', 'GitopsCluster'];

/**
 * Reads the annotation of an object; undefined where there is none, or where it
 * is none of ours: people may write anything there.
 *
 * @internal
 */
export function readOrigin(object: {
  metadata: { annotations?: Record<string, string> };
}): ChangeOrigin | undefined {
  const text = object.metadata.annotations?.[ANNOTATION_ORIGIN];
  if (text === undefined) {
    return undefined;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = origin.safeParse(json);
  return parsed.success ? (parsed.data as ChangeOrigin) : undefined;
}

/** The objects, those of them that carry it with the origin. @internal */
export function withOrigin(
  objects: readonly ManifestObject[],
  value: ChangeOrigin,
): ManifestObject[] {
  const carries = objects.some(({ kind }) => CARRIERS.includes(kind))
    ? (object: ManifestObject) => CARRIERS.includes(object.kind)
    : (object: ManifestObject) => object === objects[0];
  return objects.map(object =>
    carries(object)
      ? {
          ...object,
          metadata: {
            ...object.metadata,
            annotations: {
              ...object.metadata.annotations,
              [ANNOTATION_ORIGIN]: JSON.stringify(value),
            },
          },
        }
      : object,
  );
}

/** What writes the origin on an object of a file. @internal */
export function originEdit(value: ChangeOrigin): YamlEdit {
  return {
    path: ['metadata', 'annotations', ANNOTATION_ORIGIN],
    value: JSON.stringify(value),
  };
}
