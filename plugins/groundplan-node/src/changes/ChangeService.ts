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
  ACTIONS_GROUP,
  appliedBy,
  ChangeInput,
  ChangeOrigin,
  ChangePlan,
  ChangeTarget,
  Finding,
  FLUX_HELM_GROUP,
  getRecord,
  groupOf,
  KubernetesObject,
  ObjectChange,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../entities/EntityResolver';
import { ResolvedEntity } from '../entities/ResolvedEntity';
import { HostConnection } from '../host-clusters/HostConnection';
import { Mirror } from '../mirror/Mirror';
import { findWritten } from './object/findWritten';
import { ChangedSubject, planObjectChange } from './object/planObjectChange';
import { PullRequestReader } from './pull-requests/PullRequestReader';
import { readOrigin } from './origin/originAnnotation';
import { parseObjectChange } from './plan/changeInputSchema';
import { finishPlan, PlannedChange } from './plan/finishPlan';
import { objectsOf } from './plan/describeObjects';
import { KindScopes } from './plan/KindScopes';
import { GitAccess, openBase } from './plan/openBase';
import { planMaking } from './plan/planMaking';
import { isWhatOf, parseWhat } from './plan/parseWhat';
import { toBackstageError } from './plan/toBackstageError';
import { ManifestObject } from './Rendered';
import { Renderer } from './render/Renderer';
import { validateFiles } from '../validation/validateFiles';
import { ValidationResult } from '../validation/ValidationResult';
import {
  isSameUrl,
  TargetRepositories,
} from './repositories/TargetRepositories';
import { repositoryAtCommit } from './repositories/repositoryAtCommit';
import {
  EntityReader,
  isReadable,
  readableEntities,
  requireReadable,
} from './rights/readableEntities';
import { requiredRights } from './rights/requiredRights';
import { RequiredRight } from './rights/rightOfThing';
import { bootstrapFindings } from './consequences/bootstrapFindings';
import { consequences } from './consequences/consequences';
import { ChangeProgress } from './progress/ChangeProgress';
import { objectProgress } from './progress/objectProgress';
import { readMerge } from './progress/readMerge';
import { createGitProvider } from '../git-providers/createGitProvider';
import { openPullRequest } from '../pull-requests/openPullRequest';
import { OpenedPullRequest } from '../pull-requests/PullRequestChange';

/** @internal */
export interface ChangeServiceOptions {
  mirror: Mirror;
  entities: EntityResolver;
  hosts: readonly HostConnection[];
  repositories: TargetRepositories;
  integrations: ScmIntegrationRegistry;
  render: Renderer<ChangeInput['source']>;
  pullRequests: PullRequestReader;
}

/** How a change is worked out. @public */
export interface PlanOptions extends GitAccess {
  /** The Template entity whose form it was. */
  template?: string;
  /** Whoever asks: of entities they may name, and change, those they may read. */
  reader: EntityReader;
}

/** What a pull request says. @public */
export interface PullRequestText {
  title: string;
  body: string;
  /** Of the commit; the title by default. */
  message?: string;
  draft?: boolean;
}

/** How what an entity stands for is written. @public */
export interface WrittenObject {
  /** What its branches are derived from. */
  what: string;
  /** What it was made from, where Groundplan made it. */
  origin?: ChangeOrigin;
  /** Where it is, or else may be, written. */
  repositories: TargetRepository[];
}

/** What became of a pull request. @public */
export type OpenedChange = {
  /** As of OpenedPullRequest. */
  outcome: OpenedPullRequest['outcome'];
  /** Absent where the base branch has all of it. */
  url?: string;
  branch?: string;
};

const TITLES: Record<string, string> = {
  cluster: 'Cluster',
  terraform: 'Terraform',
  'runner-scale-set': 'Runner scale set',
  'gitops-cluster': 'GitopsCluster',
};

/**
 * Works out what a change does to a repository. It knows nothing of who asks:
 * what a change takes is said by {@link ChangeService.rights}, and is for the
 * caller to check.
 *
 * @public
 */
export class ChangeService {
  readonly #options: ChangeServiceOptions;
  readonly #scopes: Map<string, KindScopes>;

  /** @internal */
  static create(options: ChangeServiceOptions): ChangeService {
    return new ChangeService(options);
  }

  private constructor(options: ChangeServiceOptions) {
    this.#options = options;
    this.#scopes = new Map(
      options.hosts.map(host => [host.name, KindScopes.create(host)]),
    );
  }

  /** The pull requests that changes were made by. */
  get pullRequests(): PullRequestReader {
    return this.#options.pullRequests;
  }

  /** The repositories that changes of a host can go to, the first choice first. */
  repositories(host: string): TargetRepository[] {
    return this.#options.repositories.of(host);
  }

  /**
   * What a change does: its files with what they were, and its objects.
   *
   * @throws one of Backstage's errors, which says what, where, and what next.
   */
  async plan(input: ChangeInput, options: PlanOptions): Promise<PlannedChange> {
    try {
      return input.source.kind === 'object'
        ? await this.#planObject(parseObjectChange(input.values), options)
        : await this.#planMaking(input, options);
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** A plan that comes back from elsewhere, compared with its base once more. */
  async load(plan: ChangePlan, access: GitAccess = {}): Promise<PlannedChange> {
    const { host, repository, basedOn, base } = plan;
    this.#requireHost(host);
    const { url } = this.#options.repositories.find(host, repository);
    try {
      const provider = createGitProvider({
        url,
        ...access,
        integrations: this.#options.integrations,
      });
      const against = async (sha: string) =>
        await finishPlan(plan, plan.files, {
          base: {
            provider,
            branch: base,
            sha,
            files: await repositoryAtCommit(provider, sha),
          },
          folders: this.#options.repositories.folders(url),
          isNamespaced: this.#scopesOf(host),
        });
      const change = await against(basedOn);
      // What is there now counts as well: anybody could say another commit
      const head = await provider.getBranch(base);
      return head && head.sha !== basedOn
        ? { ...change, now: await against(head.sha) }
        : change;
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** Opens the pull request of a change, or finds the one that is open. */
  async open(
    { plan, files }: PlannedChange,
    request: PullRequestText,
    access: GitAccess = {},
  ): Promise<OpenedChange> {
    const { url } = this.#options.repositories.find(plan.host, plan.repository);
    const provider = createGitProvider({
      url,
      ...access,
      integrations: this.#options.integrations,
    });
    try {
      const opened = await openPullRequest(provider, {
        ...request,
        what: plan.what,
        base: plan.base,
        basedOn: plan.basedOn,
        files: files.map(({ path, after }) =>
          after === null ? { path, delete: true } : { path, content: after },
        ),
      });
      this.pullRequests.forget({ url });
      return opened.outcome === 'no-difference'
        ? { outcome: opened.outcome }
        : {
            outcome: opened.outcome,
            url: opened.pullRequest.webUrl,
            branch: opened.branch,
          };
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** Checks the files of a plan as the host cluster itself would. */
  async validate(
    plan: ChangePlan,
    options: { signal?: AbortSignal } = {},
  ): Promise<ValidationResult> {
    const connection = this.#options.hosts.find(
      ({ name }) => name === plan.host,
    );
    if (!connection) {
      throw new NotFoundError(`There is no host cluster ${plan.host}`);
    }
    return await validateFiles({
      files: plan.files,
      connection,
      namespace: plan.namespace || undefined,
      signal: options.signal,
    });
  }

  /** How far a change has come since its pull request was opened. */
  async progress(
    { plan }: PlannedChange,
    access: GitAccess = {},
  ): Promise<ChangeProgress> {
    const { integrations, mirror, repositories } = this.#options;
    const { url } = repositories.find(plan.host, plan.repository);
    try {
      const state = await readMerge(
        createGitProvider({ url, ...access, integrations }),
        plan,
      );
      return state === 'merged'
        ? objectProgress(plan.objects, mirror.lookup(plan.host))
        : state;
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** What people should know of a change beyond its files. */
  consequences({ plan, files }: PlannedChange): Finding[] {
    const lookup = this.#options.mirror.lookup(plan.host);
    const isChanged = (object: ManifestObject) =>
      plan.objects.some(
        ({ kind, name, change }) =>
          kind === object.kind &&
          name === object.metadata.name &&
          change !== 'deleted',
      );
    const written = files
      .flatMap(({ path, after }) => objectsOf(after ?? '', path))
      .filter(isChanged);
    return [
      ...consequences(plan.objects, lookup),
      ...bootstrapFindings(written, plan.namespace, lookup),
    ];
  }

  /** The object of an entity as it is written, and what is known of its making. */
  written(resolved: ResolvedEntity): WrittenObject {
    const { subject, origin, applying } = this.#subjectOf(resolved);
    const known = this.repositories(resolved.host);
    const { name, segment, namespace, host } = subject;
    const from = applying?.url ?? origin?.repository;
    return {
      what: origin?.what ?? `${name}.${segment}.${namespace ?? '_'}.${host}`,
      origin,
      repositories: from
        ? known.filter(({ url }) => isSameUrl(url, from))
        : known,
    };
  }

  /** What somebody must be allowed to for a change. */
  rights(change: PlannedChange): RequiredRight[] {
    return requiredRights(change, this.#options);
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
    const { template: templateRef, reader, ...access } = options;
    const { entities, integrations, mirror, render, repositories } =
      this.#options;
    const repository = repositories.find(
      target.host,
      target.repository,
      target.path,
    );
    const base = await openBase(
      { url: repository.url, branch: target.branch ?? repository.branch },
      { ...access, integrations },
    );
    return await planMaking({
      input: { ...input, target: tidy(target) },
      template: templateRef,
      repository,
      base,
      render,
      folders: repositories.folders(repository.url),
      lookup: mirror.lookup(target.host),
      isNamespaced: this.#scopesOf(target.host),
      entities: readableEntities(entities, reader),
    });
  }

  async #planObject(
    change: ObjectChange,
    { reader, ...access }: PlanOptions,
  ): Promise<PlannedChange> {
    const { entities, integrations, repositories } = this.#options;
    const resolved = entities.objectOf(change.entityRef);
    if (!resolved) {
      throw new NotFoundError(`There is no entity ${change.entityRef}`);
    }
    await requireReadable(resolved, reader);
    const { subject } = this.#subjectOf(resolved);
    return await planObjectChange(subject, change, {
      repositories: this.written(resolved).repositories,
      open: one => openBase(one, { ...access, integrations }),
      folders: ({ url }) => repositories.folders(url),
      isNamespaced: this.#scopesOf(resolved.host),
    });
  }

  /**
   * The spec of an object as its file has it.
   *
   * @throws NotFoundError where no file holds it.
   */
  async writtenSpec(
    resolved: ResolvedEntity,
    access: GitAccess = {},
  ): Promise<Record<string, unknown> | undefined> {
    const { integrations } = this.#options;
    try {
      const { location } = await findWritten(
        this.#subjectOf(resolved).subject,
        {
          repositories: this.written(resolved).repositories,
          open: one => openBase(one, { ...access, integrations }),
        },
      );
      return getRecord(location.object, 'spec');
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** A scale set is written as the release that installs it. */
  #subjectOf(resolved: ResolvedEntity): {
    subject: ChangedSubject;
    origin?: ChangeOrigin;
    /** From where it is applied, as its labels say. */
    applying?: TargetRepository;
  } {
    const { host, kind: segment, object } = resolved;
    const release =
      groupOf(object.apiVersion) === ACTIONS_GROUP
        ? appliedBy(object)
        : undefined;
    const written =
      release?.kind === 'HelmRelease'
        ? this.#options.mirror
            .lookup(host)
            .get(
              FLUX_HELM_GROUP,
              'HelmRelease',
              release.namespace,
              release.name,
            ) ?? object
        : object;
    const origin = this.#originOf(resolved, written);
    const { namespace, name } = written.metadata;
    return {
      origin,
      applying: this.#options.repositories.applying(host, written),
      subject: {
        host,
        segment,
        title: TITLES[segment] ?? object.kind,
        group: groupOf(written.apiVersion),
        kind: written.kind,
        namespace,
        name,
        hints: origin?.files ?? [],
      },
    };
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
