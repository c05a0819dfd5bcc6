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
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  ChangeInput,
  ChangePlan,
  EditFormResponse,
  Finding,
  getRecord,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../entities/EntityResolver';
import { ResolvedEntity } from '../entities/ResolvedEntity';
import { createGitProvider } from '../git-providers/createGitProvider';
import { HostConnection } from '../host-clusters/HostConnection';
import { Mirror } from '../mirror/Mirror';
import { openPullRequest } from '../pull-requests/openPullRequest';
import { OpenedPullRequest } from '../pull-requests/PullRequestChange';
import { ValidationResult } from '../validation/ValidationResult';
import { bootstrapFindings } from './consequences/bootstrapFindings';
import { consequences } from './consequences/consequences';
import { findWritten } from './object/findWritten';
import { readSpecSchema } from './object/readSpecSchema';
import { WrittenObject, WrittenObjects } from './object/WrittenObjects';
import { withoutUserCredentials } from './open/withoutUserCredentials';
import { ChangePlanner, PlanOptions } from './plan/ChangePlanner';
import { objectsOf } from './plan/describeObjects';
import { PlannedChange } from './plan/finishPlan';
import { GitAccess, openBase } from './plan/openBase';
import { toBackstageError } from './plan/toBackstageError';
import { ChangeProgress } from './progress/ChangeProgress';
import { objectProgress } from './progress/objectProgress';
import { readMerge } from './progress/readMerge';
import { PullRequestReader } from './pull-requests/PullRequestReader';
import { ManifestObject } from './Rendered';
import { Renderer } from './render/Renderer';
import { TargetRepositories } from './repositories/TargetRepositories';
import { requiredRights } from './rights/requiredRights';
import { RequiredRight } from './rights/rightOfThing';
import { joinProgress } from './several/joinProgress';
import { validateParts } from './several/validateParts';

/** @internal */
export interface ChangeServiceOptions {
  mirror: Mirror;
  entities: EntityResolver;
  hosts: readonly HostConnection[];
  repositories: TargetRepositories;
  integrations: ScmIntegrationRegistry;
  render: Renderer<ChangeInput['source']>;
  pullRequests: PullRequestReader;
  /** Whether the integrations' credentials may not be written with. */
  requireUserCredentials?: boolean;
}

/** What a pull request says. @public */
export interface PullRequestText {
  title: string;
  body: string;
  /** Of the commit; the title by default. */
  message?: string;
  draft?: boolean;
}

/** What became of a pull request. @public */
export type OpenedChange = {
  /** As of OpenedPullRequest. */
  outcome: OpenedPullRequest['outcome'];
  /** Absent where the base branch has all of it. */
  url?: string;
  branch?: string;
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
  readonly #written: WrittenObjects;
  readonly #planner: ChangePlanner;

  /** @internal */
  static create(options: ChangeServiceOptions): ChangeService {
    return new ChangeService(options);
  }

  private constructor(options: ChangeServiceOptions) {
    this.#options = options;
    this.#written = WrittenObjects.create(options);
    this.#planner = ChangePlanner.create({
      ...options,
      written: this.#written,
    });
  }

  /** Whether pull requests are opened with the user's own credentials alone. */
  get requiresUserCredentials(): boolean {
    return this.#options.requireUserCredentials ?? false;
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
      return await this.#planner.plan(input, options);
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** A plan that comes back from elsewhere, compared with its base once more. */
  async load(plan: ChangePlan, access: GitAccess = {}): Promise<PlannedChange> {
    try {
      return await this.#planner.load(plan, access);
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /**
   * Opens the pull request of a change, or finds the one that is open.
   *
   * @throws InputError where it takes the user's own credentials, and there are none.
   */
  async open(
    { plan, files }: PlannedChange,
    request: PullRequestText,
    access: GitAccess = {},
  ): Promise<OpenedChange> {
    const { url } = this.#options.repositories.find(plan.host, plan.repository);
    if (this.requiresUserCredentials && !access.token) {
      throw new InputError(withoutUserCredentials(url));
    }
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

  /** Checks the files of a plan as its host clusters themselves would. */
  async validate(
    plan: ChangePlan,
    options: { signal?: AbortSignal } = {},
  ): Promise<ValidationResult> {
    const { hosts } = this.#options;
    return await validateParts(plan, { hosts, ...options });
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
        ? joinProgress(
            (plan.parts ?? [plan]).map(({ objects, host }) =>
              objectProgress(objects, mirror.lookup(host)),
            ),
          )
        : state;
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  /** What people should know of a change beyond its files. */
  consequences(change: PlannedChange): Finding[] {
    return (change.parts ?? [change]).flatMap(part => this.#consequences(part));
  }

  #consequences({ plan, files, findings = [] }: PlannedChange): Finding[] {
    const lookup = this.#options.mirror.lookup(plan.host);
    const isChanged = (object: ManifestObject) =>
      plan.objects.some(
        ({ kind, name, change }) =>
          kind === object.kind &&
          name === object.metadata.name &&
          change !== 'deleted',
      );
    const written = files
      .flatMap(file => objectsOf(file, 'after'))
      .filter(isChanged);
    return [
      ...findings,
      ...consequences(plan.objects, lookup),
      ...bootstrapFindings(written, plan.namespace, lookup),
    ];
  }

  /** The object of an entity as it is written, and what is known of its making. */
  written(resolved: ResolvedEntity): WrittenObject {
    return this.#written.of(resolved);
  }

  /** What somebody must be allowed to for a change. */
  rights(change: PlannedChange): RequiredRight[] {
    return requiredRights(change, this.#options);
  }

  /**
   * What an object is edited with as a whole: its spec as its file has it, and
   * the schema that the host serves of its kind.
   *
   * @throws NotFoundError where no file holds it.
   */
  async editForm(
    resolved: ResolvedEntity,
    access: GitAccess = {},
  ): Promise<EditFormResponse> {
    const { integrations } = this.#options;
    const connection = this.#host(resolved.host);
    try {
      const { repository, location } = await findWritten(
        this.#written.subjectOf(resolved),
        {
          repositories: this.#written.of(resolved).repositories,
          open: one => openBase(one, { ...access, integrations }),
          folders: ({ url }) => this.#options.repositories.folders(url),
        },
      );
      if ('folder' in location) {
        throw new ConflictError(
          `It is installed by the chart in ${location.folder}; change its values there`,
        );
      }
      const { object, path } = location;
      const { apiVersion, kind } = object;
      return {
        apiVersion,
        kind,
        repository: repository.url,
        path,
        spec: getRecord(object, 'spec') ?? {},
        ...(await readSpecSchema(connection, object, access.signal)),
      };
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  #host(name: string): HostConnection {
    const connection = this.#options.hosts.find(host => host.name === name);
    if (!connection) {
      throw new NotFoundError(`There is no host cluster ${name}`);
    }
    return connection;
  }
}
