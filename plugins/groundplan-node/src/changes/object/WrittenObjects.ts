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
  ACTIONS_GROUP,
  appliedBy,
  ChangeOrigin,
  FLUX_HELM_GROUP,
  groupOf,
  KubernetesObject,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../../entities/EntityResolver';
import { ResolvedEntity } from '../../entities/ResolvedEntity';
import { Mirror } from '../../mirror/Mirror';
import { readOrigin } from '../origin/originAnnotation';
import { isWhatOf, parseWhat } from '../plan/parseWhat';
import {
  isSameRepository,
  TargetRepositories,
} from '../repositories/TargetRepositories';
import { ChangedSubject } from './planObjectChange';

/** How what an entity stands for is written. @public */
export interface WrittenObject {
  /** What its branches are derived from. */
  what: string;
  /** What it was made from, where Groundplan made it. */
  origin?: ChangeOrigin;
  /** Where it is, or else may be, written. */
  repositories: TargetRepository[];
}

/** @internal */
export interface WrittenObjectsOptions {
  mirror: Mirror;
  entities: EntityResolver;
  repositories: TargetRepositories;
}

const TITLES: Record<string, string> = {
  cluster: 'Cluster',
  terraform: 'Terraform',
  'runner-scale-set': 'Runner scale set',
  'gitops-cluster': 'GitopsCluster',
  deployment: 'Deployment',
};

/**
 * Says of objects how and where they are written.
 *
 * @internal
 */
export class WrittenObjects {
  readonly #options: WrittenObjectsOptions;

  static create(options: WrittenObjectsOptions): WrittenObjects {
    return new WrittenObjects(options);
  }

  private constructor(options: WrittenObjectsOptions) {
    this.#options = options;
  }

  /** The object of an entity as it is written, and what is known of its making. */
  of(resolved: ResolvedEntity): WrittenObject {
    const written = this.#writtenAs(resolved);
    const origin = this.#originOf(resolved, written);
    const { repositories } = this.#options;
    const { host, kind: segment } = resolved;
    const { namespace, name } = written.metadata;
    const known = repositories.of(host);
    const from =
      repositories.applying(host, written)?.url ?? origin?.repository;
    return {
      what: origin?.what ?? `${name}.${segment}.${namespace ?? '_'}.${host}`,
      origin,
      repositories: from
        ? known.filter(({ url }) => isSameRepository(url, from))
        : known,
    };
  }

  /** What of it a change is about. */
  subjectOf(resolved: ResolvedEntity): ChangedSubject {
    const written = this.#writtenAs(resolved);
    const { host, kind: segment, object } = resolved;
    const { namespace, name } = written.metadata;
    return {
      host,
      segment,
      title: TITLES[segment] ?? object.kind,
      group: groupOf(written.apiVersion),
      kind: written.kind,
      namespace,
      name,
      hints: this.#originOf(resolved, written)?.files ?? [],
    };
  }

  /** A scale set is written as the release that installs it. */
  #writtenAs({ host, object }: ResolvedEntity): KubernetesObject {
    const release =
      groupOf(object.apiVersion) === ACTIONS_GROUP
        ? appliedBy(object)
        : undefined;
    return release?.kind === 'HelmRelease'
      ? this.#options.mirror
          .lookup(host)
          .get(
            FLUX_HELM_GROUP,
            'HelmRelease',
            release.namespace,
            release.name,
          ) ?? object
      : object;
  }

  /** People may write any origin: one that names another thing is none. */
  #originOf(
    { host, key }: ResolvedEntity,
    object: KubernetesObject,
  ): ChangeOrigin | undefined {
    const origin = readOrigin(object);
    const { namespace } = object.metadata;
    const parts = origin && parseWhat(origin.what);
    if (!parts || !isWhatOf(origin.what, { host, namespace })) {
      return undefined;
    }
    const named = this.#options.entities.resolveKey(
      `${host}/${parts.segment}/${parts.namespace}/${parts.name}`,
    );
    return !named || named.key === key ? origin : undefined;
  }
}
