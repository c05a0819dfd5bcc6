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
  getRecord,
  groupOf,
  JsonSchema,
  toJsonSchema,
} from 'backstage-plugin-groundplan-common';
import { HostConnection } from '../../host-clusters/HostConnection';
import { HostRequestError } from '../../transport/HostRequestError';
import { readServedKind } from '../../validation/openapi/readServedKind';

/** A form's schema of a spec, or why there is none. @internal */
export type SpecSchema = { schema: JsonSchema } | { noSchema: string };

/**
 * What a form can be made of: the schema of a kind's spec as the host serves it,
 * in the version that the object is written in.
 *
 * @internal
 */
export async function readSpecSchema(
  connection: HostConnection,
  object: { apiVersion: string; kind: string },
  signal = new AbortController().signal,
): Promise<SpecSchema> {
  const { apiVersion, kind } = object;
  let served;
  try {
    served = await readServedKind(
      connection,
      {
        group: groupOf(apiVersion),
        version: apiVersion.split('/').pop() ?? '',
        kind,
      },
      signal,
    );
  } catch (error) {
    if (!(error instanceof HostRequestError)) {
      throw error;
    }
    return {
      noSchema: `the host cluster ${connection.name} does not say what it serves: ${error.message}`,
    };
  }
  if (!served) {
    return {
      noSchema: `the host cluster ${connection.name} serves no ${kind} of ${apiVersion}`,
    };
  }
  const spec = getRecord(served.schema, 'properties', 'spec');
  // Types of Go are spread over references, and are nothing that is edited here
  if (!served.isCustom || !spec) {
    return { noSchema: `${kind} of ${apiVersion} has no schema of its own` };
  }
  return { schema: toJsonSchema(spec).schema };
}
