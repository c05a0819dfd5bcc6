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
import { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  appliedBy,
  FLUX_KUSTOMIZE_GROUP,
  FLUX_SOURCE_GROUP,
  getField,
  getString,
  KubernetesObject,
  RepositoryLayout,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { parseRepositoryUrl } from '../../git-providers/parseRepositoryUrl';
import { Mirror } from '../../mirror/Mirror';
import { joinPath } from '../layout/paths';
import { AppliedFolder } from '../reach/FileReach';
import {
  ConfiguredRepository,
  readRepositories,
  titleOf,
} from './readRepositories';

/** As Weave GitOps marks the repository to be taken first. */
const ROLE = 'weave.works/repo-role';
/** As Weave GitOps says how to reach a repository that Flux reads otherwise. */
const HTTPS_URL = 'weave.works/repo-https-url';
const LAYOUT = 'groundplan.dev/layout';

/**
 * The repositories that changes of a host can go to: those that its Flux applies
 * to itself, then those of the configuration. Nothing is written to any other.
 *
 * @internal
 */
export class TargetRepositories {
  readonly #mirror: Mirror;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #configured: ConfiguredRepository[];

  static fromConfig(
    config: Config,
    options: { mirror: Mirror; integrations: ScmIntegrationRegistry },
  ): TargetRepositories {
    const { mirror, integrations } = options;
    return new TargetRepositories(
      mirror,
      integrations,
      readRepositories(config),
    );
  }

  private constructor(
    mirror: Mirror,
    integrations: ScmIntegrationRegistry,
    configured: ConfiguredRepository[],
  ) {
    this.#mirror = mirror;
    this.#integrations = integrations;
    this.#configured = configured;
  }

  /**
   * Those whose Git provider an integration names; the one to be taken first
   * comes first.
   */
  of(host: string): TargetRepository[] {
    return this.#all(host).filter(({ url }) => this.#integrations.byUrl(url));
  }

  #all(host: string): TargetRepository[] {
    const found = [
      ...this.#ofFlux(host),
      ...this.#configured
        .filter(({ hosts }) => !hosts || hosts.includes(host))
        .map(({ hosts, ...repository }) => repository),
    ];
    const seen = new Set<string>();
    return found.filter(({ url, path }) => {
      const key = `${url} ${path}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  /**
   * The repository that an object is applied from, by the labels of its
   * Kustomization; undefined where they name none.
   */
  applying(
    host: string,
    object: KubernetesObject,
  ): TargetRepository | undefined {
    const by = appliedBy(object);
    const kustomization =
      by?.kind === 'Kustomization'
        ? this.#mirror
            .lookup(host)
            .get(FLUX_KUSTOMIZE_GROUP, by.kind, by.namespace, by.name)
        : undefined;
    return kustomization && this.#targetOf(host, kustomization)?.target;
  }

  /**
   * The repository that a target means.
   *
   * @throws NotFoundError that names those there are.
   */
  find(host: string, repository: string, path?: string): TargetRepository {
    const known = this.#all(host);
    const url = parseRepositoryUrl(repository).url;
    const sameUrl = known.filter(one => isSameRepository(one.url, url));
    const found =
      sameUrl.find(one => one.path === joinPath(path ?? '')) ?? sameUrl[0];
    if (!found) {
      throw new NotFoundError(
        `The host cluster ${host} takes no changes from ${url}; ${
          known.length > 0
            ? `it does from ${known.map(one => one.url).join(', ')}`
            : 'it has no Flux GitRepository with a Kustomization, and groundplan.repositories names none for it'
        }`,
      );
    }
    return found;
  }

  /** The folders of a repository that something is applied from, of all hosts. */
  folders(repository: string): AppliedFolder[] {
    const hosts = this.#mirror.hosts().map(({ name }) => name);
    const isSame = ({ url }: { url: string }) =>
      isSameRepository(url, repository);
    return hosts.flatMap(host => [
      ...this.#mirror
        .lookup(host)
        .list(FLUX_KUSTOMIZE_GROUP, 'Kustomization')
        // What it applies to another cluster is not this host's
        .filter(object => getField(object.spec, 'kubeConfig') === undefined)
        .flatMap(object => {
          const target = this.#targetOf(host, object)?.target;
          const targetNamespace = getString(object.spec, 'targetNamespace');
          return target && isSame(target)
            ? [
                {
                  host,
                  path: target.path,
                  ...(targetNamespace && { targetNamespace }),
                },
              ]
            : [];
        }),
      ...this.#configured
        .filter(one => isSame(one) && (!one.hosts || one.hosts.includes(host)))
        .map(({ path }) => ({ host, path })),
    ]);
  }

  #ofFlux(host: string): TargetRepository[] {
    const lookup = this.#mirror.lookup(host);
    const kustomizations = lookup
      .list(FLUX_KUSTOMIZE_GROUP, 'Kustomization')
      // What it applies to another cluster is not this host's
      .filter(object => getField(object.spec, 'kubeConfig') === undefined);
    const found = kustomizations.flatMap(
      kustomization => this.#targetOf(host, kustomization) ?? [],
    );
    return found
      .sort(
        (a, b) => a.rank - b.rank || compare(a.target.title, b.target.title),
      )
      .map(({ target }) => target);
  }

  #targetOf(
    host: string,
    kustomization: KubernetesObject,
  ): { rank: number; target: TargetRepository } | undefined {
    const source = sourceOf(kustomization);
    const repository =
      source &&
      this.#mirror
        .lookup(host)
        .get(FLUX_SOURCE_GROUP, 'GitRepository', source.namespace, source.name);
    const target = repository && toTarget(repository, kustomization);
    return target && { rank: rankOf(repository), target };
  }
}

/** Whether two addresses are of one repository. @public */
export function isSameRepository(a: string, b: string): boolean {
  return withoutCase(a) === withoutCase(b);
}

function withoutCase(url: string): string {
  return parseRepositoryUrl(url)
    .url.replace(/^https?:/, '')
    .toLowerCase();
}

function sourceOf(
  kustomization: KubernetesObject,
): { namespace?: string; name: string } | undefined {
  const { spec, metadata } = kustomization;
  const name = getString(spec, 'sourceRef', 'name');
  return name && getString(spec, 'sourceRef', 'kind') === 'GitRepository'
    ? {
        namespace:
          getString(spec, 'sourceRef', 'namespace') ?? metadata.namespace,
        name,
      }
    : undefined;
}

function toTarget(
  repository: KubernetesObject,
  kustomization: KubernetesObject,
): TargetRepository | undefined {
  const annotations = repository.metadata.annotations ?? {};
  const address = annotations[HTTPS_URL] ?? getString(repository.spec, 'url');
  if (!address) {
    return undefined;
  }
  let url: string;
  try {
    url = parseRepositoryUrl(address).url;
  } catch (error) {
    if (error instanceof InputError) {
      return undefined; // such as a path on a disk, which nobody can write to
    }
    throw error;
  }
  const layout: RepositoryLayout =
    annotations[LAYOUT] === 'helm-folders' ? 'helm-folders' : 'flux';
  return {
    url,
    title: titleOf(url),
    branch: getString(repository.spec, 'ref', 'branch'),
    layout,
    path: joinPath(getString(kustomization.spec, 'path') ?? ''),
  };
}

function rankOf(repository: KubernetesObject): number {
  const { annotations, namespace, name } = repository.metadata;
  if (annotations?.[ROLE] === 'default') {
    return 0;
  }
  return namespace === 'flux-system' && name === 'flux-system' ? 1 : 2;
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
