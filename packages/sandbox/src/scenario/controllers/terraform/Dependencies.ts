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

import { ApiObject, LocalClient, LocalRef } from '../../../kubernetes-api';
import { isReady } from '../../../gitops-loop/fluxStatus';
import { TerraformRun } from './TerraformRun';
import { readTerraformSpec } from '../../terraforms/TerraformSpec';

const PREFIX = 'tf.dependency.of.';

/** The Terraforms that one waits for, and those that wait for it. @internal */
export class Dependencies {
  private constructor(private readonly client: LocalClient) {}

  static create(client: LocalClient): Dependencies {
    return new Dependencies(client);
  }

  /** Whom its deletion waits for, by the finalizers that they left. */
  dependants({ metadata }: ApiObject): string[] {
    return (metadata.finalizers ?? [])
      .filter(finalizer => finalizer.startsWith(PREFIX))
      .map(finalizer => finalizer.slice(PREFIX.length));
  }

  /** What is missing; undefined where nothing is. */
  missing({ object, spec }: TerraformRun): string | undefined {
    for (const metadata of spec.dependsOn) {
      const label = `${metadata.namespace}/${metadata.name}`;
      const reference = this.#reference(object, metadata);
      const other = this.client.get(reference);
      if (!other) {
        return `unable to get '${label}' dependency: terraforms.infra.contrib.fluxcd.io "${metadata.name}" not found`;
      }
      this.#hold(other, `${PREFIX}${object.metadata.name}`);
      if (!isReady(other)) {
        return `dependency '${label}' is not ready`;
      }
      const { outputsSecret } = readTerraformSpec(other);
      if (outputsSecret && !this.#hasSecret(other, outputsSecret.name)) {
        return `dependency output secret: '${metadata.namespace}/${outputsSecret.name}' of '${label}' is not ready yet`;
      }
    }
    return undefined;
  }

  /** Lets go of those that it waited for. */
  release({ object, spec }: TerraformRun): void {
    const finalizer = `${PREFIX}${object.metadata.name}`;
    for (const metadata of spec.dependsOn) {
      const reference = this.#reference(object, metadata);
      if (this.client.get(reference)) {
        this.client.update(reference, other => {
          other.metadata.finalizers = other.metadata.finalizers?.filter(
            one => one !== finalizer,
          );
        });
      }
    }
  }

  #reference(
    { apiVersion, kind }: ApiObject,
    metadata: LocalRef['metadata'],
  ): LocalRef {
    return { apiVersion, kind, metadata };
  }

  #hold(other: ApiObject, finalizer: string): void {
    const { deletionTimestamp, finalizers = [] } = other.metadata;
    if (!deletionTimestamp && !finalizers.includes(finalizer)) {
      this.client.update(other, current => {
        current.metadata.finalizers = [...finalizers, finalizer];
      });
    }
  }

  #hasSecret({ metadata: { namespace } }: ApiObject, name: string): boolean {
    return (
      this.client.get({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace },
      }) !== undefined
    );
  }
}
