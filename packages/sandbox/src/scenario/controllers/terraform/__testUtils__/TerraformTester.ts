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

import { terraformCrd, fluxCrds } from '../../../../crds';
import { conditionsOf } from '../../../../gitops-loop/fluxStatus';
import {
  ApiObject,
  createKubernetesApi,
  KubernetesApi,
  namespaceObject,
} from '../../../../kubernetes-api';
import { isRecord, valueAt } from '../../../../kubernetes-api/ApiObject';
import { fluxObjects } from '../../../terraforms/fluxObjects';
import { newTerraform, SOURCE } from '../../../terraforms/newTerraform';
import { plannedTerraforms } from '../../../terraforms/plannedTerraforms';
import { paymentsTerraforms } from '../../../terraforms/paymentsTerraforms';
import { searchTerraforms } from '../../../terraforms/searchTerraforms';
import { staticPlans } from '../../../terraforms/staticPlans';
import { Timeline } from '../../../Timeline';
import { World } from '../../../World';
import { startTerraformController } from '../../startTerraformController';

const TEAMS = {
  'team-payments': [...paymentsTerraforms, ...plannedTerraforms],
  'team-search': searchTerraforms,
};

/** The scenario's Terraforms and their controller, on an API of their own. */
export class TerraformTester {
  readonly log: string[] = [];
  readonly api: KubernetesApi;
  readonly #stop: () => Promise<void>;

  private constructor(api: KubernetesApi, made: string[]) {
    this.api = api;
    this.#stop = startTerraformController({
      client: api.client,
      world: World.create(api),
      providerUrl: 'http://localhost',
      speed: 100,
      log: text => this.log.push(text),
      made: ({ metadata }) => made.includes(metadata.name),
    });
  }

  /** @param made - the names of those that it looks after from the beginning */
  static async start(...made: string[]): Promise<TerraformTester> {
    const api = await createKubernetesApi({
      crds: [terraformCrd(), ...fluxCrds()],
    });
    const timeline = Timeline.create(Date.now());
    const world = World.create(api);
    world.describe('namespaces', [
      ...Object.keys(TEAMS).map(name => namespaceObject(name)),
      namespaceObject('flux-system'),
    ]);
    const terraforms = Object.entries(TEAMS).flatMap(([namespace, rows]) =>
      rows.map(row =>
        newTerraform({
          created: timeline.daysAgo(30),
          ...row(timeline),
          namespace,
        }),
      ),
    );
    world.describe('static', [
      ...fluxObjects(timeline),
      ...terraforms,
      ...staticPlans(terraforms),
    ]);
    return new TerraformTester(api, made);
  }

  async stop(): Promise<void> {
    await this.#stop();
    await this.api.stop();
    if (this.log.length) {
      throw new Error(this.log.join('\n'));
    }
  }

  get(name: string): ApiObject | undefined {
    return this.api.client
      .list({ group: 'infra.contrib.fluxcd.io', plural: 'terraforms' })
      .find(({ metadata }) => metadata.name === name);
  }

  must(name: string): ApiObject {
    const object = this.get(name);
    if (!object) {
      throw new Error(`There is no ${name}`);
    }
    return object;
  }

  ready(name: string): string {
    const ready = conditionsOf(this.get(name)).get('Ready');
    return `${ready?.status} ${ready?.reason}`;
  }

  pending(name: string): unknown {
    return valueAt(this.get(name), ['status', 'plan', 'pending']);
  }

  /** Changes the specification, as people do. */
  change(name: string, spec: Record<string, unknown>): void {
    this.api.client.update(this.must(name), object => {
      object.spec = { ...(isRecord(object.spec) ? object.spec : {}), ...spec };
    });
  }

  /** Asks for a reconciliation; answers the token that it is known by. */
  request(name: string): string {
    const token = new Date().toISOString();
    this.api.client.update(this.must(name), ({ metadata }) => {
      metadata.annotations = {
        ...metadata.annotations,
        'reconcile.fluxcd.io/requestedAt': token,
      };
    });
    return token;
  }

  /** What `tfctl replan` does to the status. */
  replan(name: string): string {
    this.api.client.update(this.must(name), object => {
      const status = isRecord(object.status) ? object.status : {};
      const { pending, ...plan } = isRecord(status.plan) ? status.plan : {};
      const { lastPlannedRevision, lastAttemptedRevision, ...rest } = status;
      object.status = { ...rest, plan };
    });
    return this.request(name);
  }

  /** The source has other content from now on. */
  push(revision: string): void {
    const metadata = { name: SOURCE.name, namespace: SOURCE.namespace };
    this.api.client.update(
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: SOURCE.kind,
        metadata,
      },
      source => {
        const status = isRecord(source.status) ? source.status : {};
        const artifact = isRecord(status.artifact) ? status.artifact : {};
        source.status = { ...status, artifact: { ...artifact, revision } };
      },
    );
  }

  /** The text of the plan that is stored for people, and its id. */
  storedPlan(name: string): { id?: string; text: string } {
    const found = this.api.client
      .list({ group: '', plural: 'configmaps' })
      .find(({ metadata }) => metadata.name === `tfplan-default-${name}`);
    return {
      id: found?.metadata.annotations?.savedPlan,
      text: String(valueAt(found, ['data', 'tfplan'])),
    };
  }

  events(name: string): string[] {
    return this.api.client
      .list({ group: '', plural: 'events' })
      .filter(event => valueAt(event, ['involvedObject', 'name']) === name)
      .map(event => `${event.type} ${event.reason}`);
  }

  /** What Ready says in turn while `act` and all that follows from it happens. */
  async watch(
    name: string,
    act: () => void,
    done: () => boolean,
  ): Promise<string[]> {
    const seen: string[] = [];
    const forget = this.api.client.subscribe(
      { group: 'infra.contrib.fluxcd.io', plural: 'terraforms' },
      ({ current }) => {
        if (current?.metadata.name !== name) {
          return;
        }
        const ready = conditionsOf(current).get('Ready');
        const said =
          ready?.reason === 'Progressing' ? ready.message : ready?.reason;
        if (said !== seen[seen.length - 1]) {
          seen.push(String(said));
        }
      },
    );
    act();
    await this.until(done);
    forget();
    return seen;
  }

  async until(done: () => boolean): Promise<void> {
    for (const end = Date.now() + 4_000; Date.now() < end; ) {
      if (done()) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    throw new Error(`It did not happen: ${done}\n${this.log.join('\n')}`);
  }
}
