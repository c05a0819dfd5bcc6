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
  getBoolean,
  getString,
  KubernetesObject,
  PlanResponse,
  showPlan,
} from 'backstage-plugin-groundplan-common';
import {
  hashPlan,
  HostRequestError,
  NoStoredPlan,
  readStoredPlan,
} from 'backstage-plugin-groundplan-node';
import { RowId } from '../../fleet/Row';
import { HostActors } from '../HostActors';
import { toActionError } from '../operations/toActionError';
import { inTurns } from './inTurns';
import { PlanReader } from './PlanReader';

/** @internal */
export interface StoredPlanReaderOptions {
  actors: HostActors;
  /** Plans in JSON are in Secrets, which are read only where that is configured. */
  readSecrets: boolean;
}

/**
 * Reads plans from where tofu-controller stores them, when somebody asks for one.
 * What leaves it is masked, and hashed as it is shown: what is approved is what was
 * read.
 *
 * @internal
 */
export class StoredPlanReader implements PlanReader {
  readonly #options: StoredPlanReaderOptions;

  static create(options: StoredPlanReaderOptions): StoredPlanReader {
    return new StoredPlanReader(options);
  }

  private constructor(options: StoredPlanReaderOptions) {
    this.#options = options;
  }

  async read(id: RowId, object: KubernetesObject): Promise<PlanResponse> {
    const { actors, readSecrets } = this.#options;
    const { status } = object;
    const pending = getString(status, 'plan', 'pending') || undefined;
    const about = {
      pending,
      lastApplied: getString(status, 'plan', 'lastApplied') || undefined,
      isDestroyPlan: getBoolean(status, 'plan', 'isDestroyPlan') === true,
      isDriftDetectionPlan:
        getBoolean(status, 'plan', 'isDriftDetectionPlan') === true,
    };
    const { plan: stored, none } = await readStoredPlan({
      terraform: object,
      read: path => actors.of(id.host).get(path),
      readSecrets,
    }).catch(error => {
      throw error instanceof HostRequestError
        ? toActionError(error, id.host)
        : error;
    });
    if (!stored) {
      return { ...about, state: 'none', reason: explain(none), problems: [] };
    }
    const { format, planId, problems } = stored;
    const { text, plan } = await inTurns(showPlan(stored.text, format));
    return {
      ...about,
      state: stored.state === 'other' ? 'superseded' : stored.state,
      planId,
      format,
      text,
      hash: hashPlan(text),
      plan,
      problems,
    };
  }
}

function explain({ message, setting, reason }: NoStoredPlan): string {
  if (reason === 'forbidden') {
    return `${message}. The rule to add to the ClusterRole: { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"] }.`;
  }
  return setting ? `${message}. Set ${setting}.` : message;
}
