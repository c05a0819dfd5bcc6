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
  ChangeDomain,
  groundplanChangePermissions,
  PullRequestsResponse,
  PullRequestView,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import {
  ChangeService,
  EntityResolver,
  Mirror,
  OpenPullRequest,
  originLocationOf,
  parseWhat,
  ResolvedEntity,
} from 'backstage-plugin-groundplan-node';
import { Visibility } from '../visibility/Visibility';
import { VisibilityService } from '../visibility/VisibilityService';
import { requireSeen } from './requireSeen';
import { TargetsService } from './TargetsService';
import { BranchThing, thingOfBranch } from './thingOfBranch';

/** @internal */
export interface PullRequestsServiceOptions {
  changes: ChangeService;
  entities: EntityResolver;
  mirror: Mirror;
  targets: TargetsService;
  visibility: VisibilityService;
}

/**
 * Tells which pull requests are open, of what the caller may see.
 *
 * @internal
 */
export class PullRequestsService {
  readonly #options: PullRequestsServiceOptions;

  static create(options: PullRequestsServiceOptions): PullRequestsService {
    return new PullRequestsService(options);
  }

  private constructor(options: PullRequestsServiceOptions) {
    this.#options = options;
  }

  async list(
    entityRef: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<PullRequestsResponse> {
    const visibility = await this.#options.visibility.of(credentials);
    return entityRef === undefined
      ? await this.#all(visibility, credentials)
      : await this.#of(
          requireSeen(entityRef, visibility, this.#options.entities),
        );
  }

  async #of(resolved: ResolvedEntity): Promise<PullRequestsResponse> {
    const { changes } = this.#options;
    const { what, origin, repositories } = changes.written(resolved);
    const answer: PullRequestsResponse = { items: [], problems: [] };
    await ask(repositories, answer.problems, async repository => {
      const open = await changes.pullRequests.openOf(repository, what);
      answer.items.push(...open.map(withoutWhats));
      if (origin) {
        answer.madeBy ??= await changes.pullRequests.mergedOf(repository, what);
      }
    });
    return answer;
  }

  /**
   * A branch names what is made: it is shown to those who may see that, or, where
   * it is not there yet, may make it. One of several things is shown to those who
   * see one of them: its title names none.
   */
  async #all(
    visibility: Visibility,
    credentials: BackstageCredentials,
  ): Promise<PullRequestsResponse> {
    const { changes, mirror } = this.#options;
    const mayMake = await this.#mayMake(credentials);
    const hosts = mirror.hosts().map(({ name }) => name);
    const answer: PullRequestsResponse = { items: [], problems: [] };
    const problems: PullRequestsResponse['problems'] = [];
    const repositories = hosts.flatMap(host => changes.repositories(host));
    await ask(repositories, problems, async repository => {
      const open = await changes.pullRequests.open(repository);
      const isShown = (thing: BranchThing) =>
        hosts.includes(thing.host) &&
        (this.#sees(visibility, thing) ?? mayMake(thing));
      answer.items.push(
        ...open.filter(one => thingsOf(one).some(isShown)).map(withoutWhats),
      );
    });
    const known = hosts
      .filter(host => visibility.seesSomethingOn(host))
      .flatMap(host => changes.repositories(host).map(({ url }) => url));
    answer.problems = problems.filter(({ repository }) =>
      known.includes(repository),
    );
    answer.items.sort((a, b) =>
      (b.createdAt ?? '').localeCompare(a.createdAt ?? ''),
    );
    return answer;
  }

  /** Undefined of what is not there yet. */
  #sees(visibility: Visibility, thing: BranchThing): boolean | undefined {
    const { host, segment, namespace, name } = thing;
    const key = `${host}/${segment}/${namespace}/${name}`;
    const resolved = this.#options.entities.resolveKey(key);
    return (
      resolved &&
      visibility.sees({
        entityRef: resolved.entityRef,
        originLocation: originLocationOf(resolved),
      })
    );
  }

  async #mayMake(
    credentials: BackstageCredentials,
  ): Promise<(thing: BranchThing) => boolean> {
    const { entities, targets } = this.#options;
    const domains = Object.keys(groundplanChangePermissions) as ChangeDomain[];
    const allowed = await Promise.all(
      domains.map(domain => targets.allowed(domain, credentials)),
    );
    return ({ segment, host, namespace }) => {
      const found = domains.indexOf(segment as ChangeDomain);
      const owner = entities
        .namespacesOf(host)
        .find(({ name }) => name === namespace)?.owner;
      return allowed[found < 0 ? domains.indexOf('app') : found]({
        host,
        namespace,
        owner,
      });
    };
  }
}

function thingsOf({ branch, whats }: OpenPullRequest): BranchThing[] {
  const things = whats ? whats.map(parseWhat) : [thingOfBranch(branch)];
  return things.flatMap(thing => thing ?? []);
}

/** Whoever sees it need not see all that it is of. */
function withoutWhats({ whats, ...view }: OpenPullRequest): PullRequestView {
  return view;
}

async function ask(
  repositories: readonly TargetRepository[],
  problems: PullRequestsResponse['problems'],
  work: (repository: TargetRepository) => Promise<void>,
): Promise<void> {
  const byUrl = new Map(repositories.map(one => [one.url, one]));
  await Promise.all(
    [...byUrl.values()].map(repository =>
      work(repository).catch((error: Error) => {
        problems.push({ repository: repository.url, message: error.message });
      }),
    ),
  );
}
