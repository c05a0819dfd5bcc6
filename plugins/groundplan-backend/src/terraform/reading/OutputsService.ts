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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  getRecord,
  getString,
  groundplanTerraformPermissions,
  OutputsResponse,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from 'backstage-plugin-groundplan-node';
import { RowId } from '../../fleet/Row';
import { HostActors } from '../HostActors';
import { TerraformAccess } from '../TerraformAccess';

/** The end of the key that names the type of another key's value. */
const TYPE_SUFFIX = '__type';

/**
 * The values of outputs, from the Secret that the controller writes them into. It
 * is read for who has the permission, when they ask, and nothing of it is kept.
 *
 * @internal
 */
export class OutputsService {
  readonly #access: TerraformAccess;
  readonly #actors: HostActors;

  static create(options: {
    access: TerraformAccess;
    actors: HostActors;
  }): OutputsService {
    return new OutputsService(options);
  }

  private constructor(options: Parameters<typeof OutputsService.create>[0]) {
    this.#access = options.access;
    this.#actors = options.actors;
  }

  async get(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<OutputsResponse> {
    const seen = await this.#access.see(id, credentials);
    await this.#access.require(
      seen,
      groundplanTerraformPermissions.outputsRead,
      credentials,
    );
    const { title, storesPlans } = seen.operator;
    if (!storesPlans) {
      return {
        items: [],
        reason: `What ${title} keeps of outputs is not read.`,
      };
    }
    const secret = getString(seen.object.spec, 'writeOutputsToSecret', 'name');
    if (!secret || !id.namespace) {
      return {
        items: [],
        reason:
          'Outputs are not written into the cluster: set spec.writeOutputsToSecret.name.',
      };
    }
    try {
      const found = await this.#actors
        .of(id.host)
        .get(
          `/api/v1/namespaces/${encodeURIComponent(
            id.namespace,
          )}/secrets/${encodeURIComponent(secret)}`,
        );
      return { items: readOutputs(getRecord(found, 'data') ?? {}) };
    } catch (error) {
      return { items: [], reason: explain(error, secret) };
    }
  }
}

function readOutputs(data: Record<string, unknown>): OutputsResponse['items'] {
  const decode = (key: string) =>
    Buffer.from(getString(data, key) ?? '', 'base64').toString('utf8');
  const isType = (key: string) =>
    key.endsWith(TYPE_SUFFIX) &&
    Object.hasOwn(data, key.slice(0, -TYPE_SUFFIX.length));
  return Object.keys(data)
    .filter(key => !isType(key))
    .sort()
    .map(name => ({
      name,
      ...(Object.hasOwn(data, name + TYPE_SUFFIX) && {
        type: decode(name + TYPE_SUFFIX),
      }),
      value: decode(name),
    }));
}

function explain(error: unknown, secret: string): string {
  if (!(error instanceof HostRequestError)) {
    throw error;
  }
  if (error.status === 404) {
    return `The Secret ${secret} is not there yet: the controller writes it after an apply.`;
  }
  return error.isRefused
    ? `The host does not let us read the Secret ${secret}. Values are shown only where its ClusterRole allows it: { apiGroups: [""], resources: ["secrets"], verbs: ["get"] }`
    : `The Secret ${secret} could not be read: ${error.message}`;
}
