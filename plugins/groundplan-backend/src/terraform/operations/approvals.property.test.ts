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

import { createHash } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { isError } from '@backstage/errors';
import {
  KubernetesObject,
  operatorOf,
  readRecordedApproval,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from 'backstage-plugin-groundplan-node';
import fc from 'fast-check';
import { RowId } from '../../fleet/Row';
import { ApprovedPlans } from '../history/ApprovedPlans';
import { HostActors } from '../HostActors';
import { StoredPlanReader } from '../plan/StoredPlanReader';
import { TerraformAccess } from '../TerraformAccess';
import { AccessReviews } from './AccessReviews';
import { ActingIdentity } from './ActingIdentity';
import { HostTerraforms } from './HostTerraforms';
import { OperationsService } from './OperationsService';

const PATH =
  '/apis/infra.contrib.fluxcd.io/v1alpha2/namespaces/team-a/terraforms/vpc';
const PLANS = '/api/v1/namespaces/team-a/configmaps';
const ID: RowId = {
  kind: 'terraform',
  host: 'hub',
  namespace: 'team-a',
  name: 'vpc',
};
const CREDENTIALS = mockCredentials.user('user:default/ada');

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const planOf = (bucket: string) => `
Terraform will perform the following actions:

  # aws_s3_bucket.logs will be created
  + resource "aws_s3_bucket" "logs" {
      + bucket = "${bucket}"
    }

Plan: 1 to add, 0 to change, 0 to destroy.
`;

type Turn = () => Promise<unknown>;

/** One object and its plan, as a host has them; whoever comes waits for their turn. */
class World {
  /** What was approved, with what was true at that moment. */
  readonly approvals: {
    planId: string;
    hash: string;
    pending?: string;
    stored: string;
  }[] = [];
  readonly #turn: Turn;
  #object?: KubernetesObject;
  #stored = { planId: '', text: '' };
  #version = 1;
  #uid = 1;

  constructor(turn: Turn) {
    this.#turn = turn;
    this.#create();
  }

  get object(): KubernetesObject | undefined {
    return this.#object && structuredClone(this.#object);
  }

  get stored(): { planId: string; text: string } {
    return this.#stored;
  }

  async get(path: string): Promise<unknown> {
    await this.#turn();
    if (path === PATH && this.#object) {
      return this.object;
    }
    if (path.startsWith(`${PLANS}?`)) {
      return { items: [] };
    }
    if (path === `${PLANS}/tfplan-default-vpc`) {
      const { planId, text } = this.#stored;
      return {
        metadata: {
          name: 'tfplan-default-vpc',
          annotations: { savedPlan: planId },
        },
        data: { tfplan: text },
      };
    }
    throw new HostRequestError('status', `${path} not found`, { status: 404 });
  }

  async patch(path: string, patch: object): Promise<unknown> {
    await this.#turn();
    if (path !== PATH || !this.#object) {
      throw new HostRequestError('status', 'not found', { status: 404 });
    }
    const { metadata, spec } = patch as Pick<
      KubernetesObject,
      'metadata' | 'spec'
    >;
    if (metadata.resourceVersion !== this.#object.metadata.resourceVersion) {
      throw new HostRequestError('status', 'modified', { status: 409 });
    }
    const status = this.#object.status as { plan: { pending?: string } };
    this.#change(object => {
      object.metadata.annotations = metadata.annotations;
      object.spec = { ...(object.spec as object), ...(spec as object) };
    });
    const { approvePlan } = (spec ?? {}) as { approvePlan?: string };
    if (approvePlan) {
      const recorded = readRecordedApproval(this.#object);
      this.approvals.push({
        planId: approvePlan,
        hash: recorded?.hash ?? '',
        pending: status.plan.pending,
        stored: hash(this.#stored.text),
      });
    }
    return this.object;
  }

  /** As the controller plans: what was pending goes first, what is pending comes last. */
  async plan(planId: string, bucket: string): Promise<void> {
    const pending = (id: string) =>
      this.#change(object => {
        object.status = { plan: { pending: id } };
      });
    await this.#turn();
    pending('');
    await this.#turn();
    this.#stored = { planId, text: planOf(bucket) };
    await this.#turn();
    pending(planId);
  }

  async recreate(): Promise<void> {
    await this.#turn();
    this.#object = undefined;
    await this.#turn();
    this.#create();
  }

  async edit(spec: object): Promise<void> {
    await this.#turn();
    this.#change(object => {
      object.spec = { ...(object.spec as object), ...(spec as object) };
    });
  }

  /** Changes nothing but the version, as controllers do all the time. */
  async touch(): Promise<void> {
    await this.#turn();
    this.#change(() => {});
  }

  #change(change: (object: KubernetesObject) => void): void {
    if (this.#object) {
      const object = structuredClone(this.#object);
      change(object);
      this.#version++;
      object.metadata.resourceVersion = `${this.#version}`;
      this.#object = object;
    }
  }

  #create(): void {
    this.#uid++;
    this.#version++;
    this.#object = {
      apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
      kind: 'Terraform',
      metadata: {
        name: 'vpc',
        namespace: 'team-a',
        uid: `${this.#uid}`,
        resourceVersion: `${this.#version}`,
      },
      spec: { storeReadablePlan: 'human' },
      status: { plan: {} },
    };
  }
}

function operate(world: World) {
  const actors = { of: () => world } as unknown as HostActors;
  const plans = StoredPlanReader.create({ actors, readSecrets: false });
  const access = {
    see: async () => {
      // The mirror may be behind, never ahead
      const object = world.object ?? { metadata: {} };
      return {
        id: ID,
        object,
        operator: operatorOf({
          apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
          kind: 'Terraform',
        }),
        resource: {
          group: 'infra.contrib.fluxcd.io',
          version: 'v1alpha2',
          plural: 'terraforms',
        },
      };
    },
    require: async () => {},
  } as unknown as TerraformAccess;
  const operations = OperationsService.create({
    access,
    actors,
    plans,
    identity: { of: async () => undefined } as unknown as ActingIdentity,
    reviews: {
      mayPatch: async () => ({ allowed: true }),
    } as unknown as AccessReviews,
    terraforms: HostTerraforms.create({ actors }),
    approved: { add: async () => {} } as unknown as ApprovedPlans,
  });
  return { operations, plans };
}

type Act =
  | { type: 'read'; approve: 'read' | 'prefix' | 'other id' | 'other text' }
  | { type: 'plan'; planId: string; bucket: string }
  | { type: 'suspend' | 'recreate' | 'touch' | 'edit' };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('read' as const),
      approve: fc.oneof(
        { weight: 5, arbitrary: fc.constant('read' as const) },
        fc.constantFrom(
          'prefix' as const,
          'other id' as const,
          'other text' as const,
        ),
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('plan' as const),
      planId: fc.constantFrom('plan-main-1', 'plan-main-12', 'plan-main-2'),
      bucket: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  fc.record({
    type: fc.constantFrom(
      'suspend' as const,
      'recreate' as const,
      'touch' as const,
      'edit' as const,
    ),
  }),
);

const REFUSALS = [
  'ConflictError',
  'InputError',
  'NotFoundError',
  'ServiceUnavailableError',
];

describe('approvals among everything else that happens', () => {
  it('are sent for nothing but the pending plan, with a text that was read', async () => {
    let sent = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(acts, { minLength: 2, maxLength: 10 }),
        async (scheduler, sequence) => {
          const world = new World(() => scheduler.schedule(Promise.resolve()));
          const { operations, plans } = operate(world);
          const textsRead = new Set<string>();

          const readAndApprove = async (approve: string) => {
            const object = (await world.get(PATH)) as KubernetesObject;
            const read = await plans.read(ID, object);
            if (!read.planId || !read.hash) {
              return;
            }
            textsRead.add(read.hash);
            await scheduler.schedule(Promise.resolve());
            const request = {
              planId: approve === 'prefix' ? 'plan-main' : read.planId,
              hash: approve === 'other text' ? hash(planOf('d')) : read.hash,
              confirmName: 'vpc',
            };
            if (approve === 'other id') {
              request.planId = 'plan-main-2';
            }
            await operations.approve(ID, request, CREDENTIALS);
            sent++;
          };
          const perform = async (act: Act) => {
            try {
              switch (act.type) {
                case 'read':
                  await readAndApprove(act.approve);
                  break;
                case 'suspend':
                  await operations.ask(ID, 'suspend', CREDENTIALS);
                  break;
                case 'recreate':
                  await world.recreate();
                  break;
                case 'touch':
                  await world.touch();
                  break;
                case 'edit':
                  await world.edit({ suspend: false, path: './other' });
                  break;
                default:
                  throw new Error(`Nobody knows ${act.type}`);
              }
            } catch (error) {
              if (
                !(error instanceof HostRequestError) &&
                !(isError(error) && REFUSALS.includes(error.name))
              ) {
                throw error;
              }
              refused++;
            }
          };
          // One controller, which plans one after another; everybody else at once
          const planning = async () => {
            for (const act of sequence) {
              if (act.type === 'plan') {
                await world.plan(act.planId, act.bucket);
              }
            }
          };
          await scheduler.waitFor(
            Promise.all([
              planning(),
              ...sequence.filter(({ type }) => type !== 'plan').map(perform),
            ]),
          );
          for (const approval of world.approvals) {
            expect(approval).toEqual({
              planId: approval.pending,
              hash: approval.stored,
              pending: expect.stringMatching(/./),
              stored: expect.any(String),
            });
            // Under whichever id: the same text may have become another plan's
            expect(textsRead).toContain(approval.hash);
          }
        },
      ),
      { numRuns: 400 },
    );
    // Else it would have tried nothing
    expect(sent).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });
});
