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
  ActivityResponse,
  EventView,
  getList,
  getNumber,
  getRecord,
  getString,
  RunnerPodView,
  terraformRunnerPodName,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from 'backstage-plugin-groundplan-node';
import { RowId } from '../../fleet/Row';
import { HostActors } from '../HostActors';
import { SeenTerraform, TerraformAccess } from '../TerraformAccess';

const MAX_EVENTS = 100;

/**
 * The events of a Terraform resource and the pods in which it is run, read when
 * somebody looks: nobody watches them.
 *
 * @internal
 */
export class ActivityService {
  readonly #access: TerraformAccess;
  readonly #actors: HostActors;
  readonly #logsUrl?: string;

  static create(options: {
    access: TerraformAccess;
    actors: HostActors;
    /** With `{host}`, `{namespace}` and `{pod}`. */
    logsUrl?: string;
  }): ActivityService {
    return new ActivityService(options);
  }

  private constructor(options: Parameters<typeof ActivityService.create>[0]) {
    this.#access = options.access;
    this.#actors = options.actors;
    this.#logsUrl = options.logsUrl;
  }

  async get(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<ActivityResponse> {
    const seen = await this.#access.see(id, credentials);
    const problems: string[] = [];
    const [events, runners] = await Promise.all([
      this.#events(seen).catch(error => {
        problems.push(describe(error, 'events'));
        return [];
      }),
      this.#runners(seen).catch(error => {
        problems.push(describe(error, 'pods'));
        return [];
      }),
    ]);
    return { events, runners, problems };
  }

  async #events({ id, object }: SeenTerraform): Promise<EventView[]> {
    const selector = new URLSearchParams({
      fieldSelector: `involvedObject.uid=${object.metadata.uid ?? ''}`,
    });
    const namespace = encodeURIComponent(id.namespace ?? 'default');
    const list = await this.#actors
      .of(id.host)
      .get(`/api/v1/namespaces/${namespace}/events?${selector}`);
    return getList(list, 'items')
      .map(toEvent)
      .sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''))
      .slice(0, MAX_EVENTS);
  }

  async #runners({ id, operator }: SeenTerraform): Promise<RunnerPodView[]> {
    if (!operator.storesPlans || !id.namespace) {
      return [];
    }
    const namespace = encodeURIComponent(id.namespace);
    const name = encodeURIComponent(terraformRunnerPodName(id.name));
    try {
      const pod = await this.#actors
        .of(id.host)
        .get(`/api/v1/namespaces/${namespace}/pods/${name}`);
      return [this.#toRunner(pod, id)];
    } catch (error) {
      // It is there only while there is something to do
      if (error instanceof HostRequestError && error.status === 404) {
        return [];
      }
      throw error;
    }
  }

  #toRunner(pod: unknown, id: RowId): RunnerPodView {
    const [container] = getList(pod, 'status', 'containerStatuses');
    const waiting = getRecord(container, 'state', 'waiting');
    const name = getString(pod, 'metadata', 'name') ?? '';
    return {
      name,
      phase: getString(pod, 'status', 'phase'),
      ready: getList(pod, 'status', 'conditions').some(
        condition =>
          getString(condition, 'type') === 'Ready' &&
          getString(condition, 'status') === 'True',
      ),
      startedAt: getString(pod, 'status', 'startTime'),
      message:
        getString(waiting, 'message') ??
        getString(waiting, 'reason') ??
        getString(pod, 'status', 'message'),
      ...(this.#logsUrl && {
        logsUrl: this.#logsUrl
          .replaceAll('{host}', encodeURIComponent(id.host))
          .replaceAll('{namespace}', encodeURIComponent(id.namespace ?? ''))
          .replaceAll('{pod}', encodeURIComponent(name)),
      }),
    };
  }
}

function toEvent(event: unknown): EventView {
  const at = getString(event, 'eventTime');
  return {
    type: getString(event, 'type') ?? 'Normal',
    reason: getString(event, 'reason') ?? '',
    message: getString(event, 'message') ?? '',
    count:
      getNumber(event, 'count') ?? getNumber(event, 'series', 'count') ?? 1,
    firstAt: getString(event, 'firstTimestamp') ?? at,
    lastAt:
      getString(event, 'lastTimestamp') ??
      getString(event, 'series', 'lastObservedTime') ??
      at ??
      getString(event, 'metadata', 'creationTimestamp'),
    from:
      getString(event, 'source', 'component') ??
      getString(event, 'reportingComponent'),
  };
}

function describe(error: unknown, resource: 'events' | 'pods'): string {
  if (!(error instanceof HostRequestError)) {
    throw error;
  }
  return error.isRefused
    ? `The host does not let us read ${resource}. Add this rule to the ClusterRole of its user: { apiGroups: [""], resources: ["${resource}"], verbs: ["get", "list"] }`
    : `The ${resource} could not be read: ${error.message}`;
}
