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

import { InputError, NotFoundError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  ChangeInput,
  ChangeOrigin,
  ChangePlan,
  ChangeTarget,
  ObjectChange,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../../entities/EntityResolver';
import { ResolvedEntity } from '../../entities/ResolvedEntity';
import { HostConnection } from '../../host-clusters/HostConnection';
import { Mirror } from '../../mirror/Mirror';
import { planObjectChange } from '../object/planObjectChange';
import { Remaking } from '../object/rememberParameters';
import { requireUpgradable } from '../object/requireUpgradable';
import { WrittenObjects } from '../object/WrittenObjects';
import { parametersOf } from '../render/parametersOf';
import { Renderer } from '../render/Renderer';
import { TargetRepositories } from '../repositories/TargetRepositories';
import {
  EntityReader,
  isReadable,
  readableEntities,
  requireReadable,
} from '../rights/readableEntities';
import { OneOfSeveral, planSeveral } from '../several/planSeveral';
import { parseObjectChanges } from './changeInputSchema';
import { PlannedChange } from './finishPlan';
import { KindScopes } from './KindScopes';
import { Base, GitAccess, openBase } from './openBase';
import { loadPlan } from './loadPlan';
import { filesOfMaking, planMaking, PlanMakingOptions } from './planMaking';

/** How a change is worked out. @public */
export interface PlanOptions extends GitAccess {
  /** The Template entity whose form it was. */
  template?: string;
  /** Whoever asks: of entities they may name, and change, those they may read. */
  reader: EntityReader;
}

/** @internal */
export interface ChangePlannerOptions {
  mirror: Mirror;
  entities: EntityResolver;
  hosts: readonly HostConnection[];
  repositories: TargetRepositories;
  integrations: ScmIntegrationRegistry;
  render: Renderer<ChangeInput['source']>;
  written: WrittenObjects;
}

/**
 * Works out which files a change writes.
 *
 * @internal
 */
export class ChangePlanner {
  readonly #options: ChangePlannerOptions;
  readonly #scopes: Map<string, KindScopes>;

  static create(options: ChangePlannerOptions): ChangePlanner {
    return new ChangePlanner(options);
  }

  private constructor(options: ChangePlannerOptions) {
    this.#options = options;
    this.#scopes = new Map(
      options.hosts.map(host => [host.name, KindScopes.create(host)]),
    );
  }

  /** What a change does: its files with what they were, and its objects. */
  async plan(input: ChangeInput, options: PlanOptions): Promise<PlannedChange> {
    return input.source.kind === 'object'
      ? await this.#planObjects(parseObjectChanges(input.values), options)
      : await this.#planMaking(input, options);
  }

  /** A plan that comes back from elsewhere, compared with its base once more. */
  async load(plan: ChangePlan, access: GitAccess = {}): Promise<PlannedChange> {
    const { repositories, integrations } = this.#options;
    [plan, ...(plan.parts ?? [])].forEach(({ host }) =>
      this.#requireHost(host),
    );
    return await loadPlan(plan, {
      ...access,
      repositories,
      integrations,
      scopesOf: host => this.#scopesOf(host),
    });
  }

  /** The template that a change is made from, where it is one of a host's objects, has to be readable. */
  async #requireSource(
    { source }: ChangeInput,
    reader: EntityReader,
  ): Promise<void> {
    if (!('host' in source)) {
      return;
    }
    const { host, kind, namespace, name } = source;
    const found = this.#options.entities.resolveKey(
      `${host}/${kind}/${namespace}/${name}`,
    );
    if (!found || !(await isReadable(found, reader))) {
      // In the same words, or they would tell what is there
      throw new NotFoundError(
        `There is no ${kind} ${namespace}/${name} on ${host}`,
      );
    }
  }

  async #planMaking(
    input: ChangeInput,
    options: PlanOptions,
  ): Promise<PlannedChange> {
    const { target, source } = input;
    await this.#requireSource(input, options.reader);
    if (!target) {
      throw new InputError(
        'The change does not say where it goes: target is missing',
      );
    }
    this.#requireHost(target.host);
    if ('host' in source && source.host !== target.host) {
      throw new InputError(
        `The template is on ${source.host}, and makes nothing on ${target.host}`,
      );
    }
    const { template, reader, ...access } = options;
    const { integrations, repositories } = this.#options;
    const repository = repositories.find(
      target.host,
      target.repository,
      target.path,
    );
    const base = await openBase(
      { url: repository.url, branch: target.branch ?? repository.branch },
      { ...access, integrations },
    );
    return await this.#make(
      { input: { ...input, target: tidy(target) }, template, repository, base },
      reader,
    );
  }

  async #make(
    making: Pick<
      PlanMakingOptions,
      'input' | 'template' | 'repository' | 'base' | 'about'
    >,
    reader: EntityReader,
  ): Promise<PlannedChange> {
    const { entities, mirror, render, repositories } = this.#options;
    const { host } = making.input.target;
    return await planMaking({
      ...making,
      render,
      folders: repositories.folders(making.repository.url),
      lookup: mirror.lookup(host),
      isNamespaced: this.#scopesOf(host),
      entities: readableEntities(entities, reader),
    });
  }

  async #planObjects(
    changes: readonly ObjectChange[],
    { reader, ...access }: PlanOptions,
  ): Promise<PlannedChange> {
    const { entities, integrations } = this.#options;
    const all: { resolved: ResolvedEntity; change: ObjectChange }[] = [];
    for (const change of changes) {
      const resolved = entities.objectOf(change.entityRef);
      if (!resolved) {
        throw new NotFoundError(`There is no entity ${change.entityRef}`);
      }
      await requireReadable(resolved, reader);
      if (all.some(one => one.resolved.key === resolved.key)) {
        throw new InputError(`${resolved.entityRef} is there twice`);
      }
      all.push({ resolved, change });
    }
    return await planSeveral(
      all.map(one => this.#oneOf(one.resolved, one.change, reader)),
      async repository =>
        await openBase(repository, { ...access, integrations }),
    );
  }

  #oneOf(
    resolved: ResolvedEntity,
    change: ObjectChange,
    reader: EntityReader,
  ): OneOfSeveral {
    const { mirror, repositories, written } = this.#options;
    requireUpgradable(resolved.object, change, mirror.lookup(resolved.host));
    const subject = written.subjectOf(resolved);
    return {
      subject,
      change,
      plan: async open =>
        await planObjectChange(subject, change, {
          repositories: written.of(resolved).repositories,
          open,
          folders: ({ url }) => repositories.folders(url),
          isNamespaced: this.#scopesOf(resolved.host),
          remaking: (repository, base) =>
            this.#remaking(resolved.host, { repository, base, reader }),
          remake: (input, { template, ...about }, { base, repository }) =>
            this.#make({ input, template, about, base, repository }, reader),
        }),
    };
  }

  #remaking(
    host: string,
    {
      repository,
      base,
      reader,
    }: { repository: TargetRepository; base: Base; reader: EntityReader },
  ): Remaking {
    const { entities, mirror, render } = this.#options;
    const inputOf = async ({ source, values, target }: ChangeOrigin) => {
      await this.#requireSource({ source, values }, reader);
      if (!target || target.host !== host) {
        throw new InputError('The origin does not say where it went to');
      }
      return { source, values, target };
    };
    const lookup = mirror.lookup(host);
    return {
      parameters: async origin => {
        const { source, values, target } = await inputOf(origin);
        return 'host' in source
          ? parametersOf(source, values, { ...target, lookup })
          : {};
      },
      files: async origin => {
        return await filesOfMaking({
          input: await inputOf(origin),
          repository,
          base,
          render,
          lookup,
          isNamespaced: this.#scopesOf(host),
          entities: readableEntities(entities, reader),
        });
      },
    };
  }

  #requireHost(name: string): void {
    if (!this.#scopes.has(name)) {
      throw new NotFoundError(`There is no host cluster ${name}`);
    }
  }

  #scopesOf(host: string) {
    const scopes = this.#scopes.get(host);
    return async (apiVersion: string, kind: string) =>
      await scopes?.isNamespaced(apiVersion, kind);
  }
}

/** What is not filled in is left out: it is written down as what was asked for. */
function tidy(target: ChangeTarget): ChangeTarget {
  return Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== undefined),
  ) as unknown as ChangeTarget;
}
