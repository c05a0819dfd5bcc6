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

import { asksForWork } from '../../gitops-loop/fluxStatus';
import { WorkQueue } from '../../gitops-loop/WorkQueue';
import { ApiObject } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { planModel } from '../terraforms/plan/planModels';
import { ControllerOptions } from './ControllerOptions';
import { Infrastructure } from './terraform/Infrastructure';
import { RunnerPods } from './terraform/RunnerPods';
import { StoredPlans } from './terraform/StoredPlans';
import { TerraformReconciler } from './terraform/TerraformReconciler';
import { Pauses } from './terraform/Pauses';

const TERRAFORMS = { group: 'infra.contrib.fluxcd.io', plural: 'terraforms' };
const REVISION = ['status', 'artifact', 'revision'];
const SOURCES = ['gitrepositories', 'ocirepositories', 'buckets'].map(
  plural => ({ group: 'source.toolkit.fluxcd.io', plural }),
);

/**
 * Does tofu-controller's part: for the Terraforms that the GitOps loop makes,
 * for those of a story, and for any other from the moment that somebody wants
 * something of it. Until then those of the scenario stay as they are.
 *
 * @internal
 */
export function startTerraformController(
  options: ControllerOptions,
): () => Promise<void> {
  const { client, speed, log, made } = options;
  const infrastructure = Infrastructure.create();
  const pauses = Pauses.create(speed);
  const reconciler = TerraformReconciler.create({
    client,
    infrastructure,
    plans: StoredPlans.create(client),
    pods: RunnerPods.create(client),
    speed,
    pause: ms => pauses.pass(ms),
  });
  const adopted = new Set<string>();
  const keyOf = ({ metadata }: ApiObject) =>
    `${metadata.namespace}/${metadata.name}`;
  const isTended = (object: ApiObject) =>
    made(object) || adopted.has(object.metadata.uid ?? '');
  const adopt = (object: ApiObject) => {
    if (!isTended(object)) {
      infrastructure.adopt(object);
      adopted.add(object.metadata.uid ?? '');
    }
  };

  const queue = new WorkQueue(
    async key => {
      const object = client.list(TERRAFORMS).find(one => keyOf(one) === key);
      const delay =
        object && isTended(object)
          ? await reconciler.reconcile(object)
          : undefined;
      return delay && delay / speed;
    },
    (key, error) => {
      if (!pauses.ended) {
        log(`Terraform ${key} goes no further: ${error}`);
      }
    },
  );

  const stops = [
    client.subscribe(TERRAFORMS, ({ previous, current }) => {
      if (!current || !asksForWork(previous, current)) {
        return;
      }
      if (previous) {
        adopt(previous);
      }
      queue.add(keyOf(current));
    }),
    ...SOURCES.map(resource =>
      client.subscribe(resource, ({ previous, current }) => {
        const revision = valueAt(current, REVISION);
        if (!current || valueAt(previous, REVISION) === revision) {
          return;
        }
        client
          .list(TERRAFORMS)
          .filter(object => isOf(object, current))
          .forEach(object => {
            if (planModel(object)?.followsSource) {
              adopt(object);
            }
            queue.add(keyOf(object));
          });
      }),
    ),
  ];
  return async () => {
    stops.forEach(stop => stop());
    pauses.end();
    await queue.stop();
  };
}

function isOf(object: ApiObject, source: ApiObject): boolean {
  const ref = valueAt(object, ['spec', 'sourceRef']);
  return (
    isRecord(ref) &&
    ref.kind === source.kind &&
    ref.name === source.metadata.name &&
    (ref.namespace ?? object.metadata.namespace) === source.metadata.namespace
  );
}
