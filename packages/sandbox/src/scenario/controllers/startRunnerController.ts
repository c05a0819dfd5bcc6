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
import { VERSION } from '../runners/listenerObjects';
import { RunnerModel } from '../runners/ScaleSetModel';
import { scaleSetObjects } from '../runners/scaleSetObjects';
import { toTime } from '../Timeline';
import { ControllerOptions } from './ControllerOptions';
import { runnerSetModel } from './runnerSetModel';
import { isAtRest, stepRunners } from './stepRunners';
import { withRealOwners } from './withRealOwners';

const SETS = { group: 'actions.github.com', plural: 'autoscalingrunnersets' };
const STEP = 2000;

/**
 * Does Actions Runner Controller's part for the scale sets that Flux makes, by a
 * chart or as they are: the listener, and as many idle runners as are wanted.
 *
 * @internal
 */
export function startRunnerController(
  options: ControllerOptions,
): () => Promise<void> {
  const { client, world, speed, log, made } = options;
  const runners = new Map<string, RunnerModel[]>();
  const leaving = new Set<string>();
  const keyOf = ({ metadata }: ApiObject) =>
    `${metadata.namespace}/${metadata.name}`;
  const isOurs = (set: ApiObject) =>
    made(set) ||
    set.metadata.labels?.['helm.toolkit.fluxcd.io/name'] !== undefined;
  const queue = new WorkQueue(
    async key => {
      const set = client.list(SETS).find(one => keyOf(one) === key);
      const delay = set && isOurs(set) ? step(key, set) : undefined;
      return delay && delay / speed;
    },
    (key, error) => log(`Scale set ${key} goes no further: ${error}`),
  );

  function step(key: string, set: ApiObject): number | undefined {
    if (set.metadata.deletionTimestamp) {
      return remove(key, set);
    }
    if (set.metadata.labels?.['app.kubernetes.io/version'] !== VERSION) {
      log(`Scale set ${key} stays as it is: its version is not ${VERSION}`);
      return undefined;
    }
    const now = toTime(Date.now());
    const known = runners.get(key);
    const model = runnerSetModel(set, known ?? []);
    if (known) {
      model.runners = stepRunners(model, now);
      model.phase = 'Running';
      model.listener = 'running';
    }
    runners.set(key, model.runners);
    const [described, ...parts] = scaleSetObjects(model);
    client.update(set, current => {
      current.metadata.finalizers ??= described.metadata.finalizers;
      current.metadata.annotations = {
        ...described.metadata.annotations,
        ...current.metadata.annotations,
      };
      current.status = described.status;
    });
    world.describe(
      `scale set ${key}`,
      known ? parts.map(part => withRealOwners(client, part)) : [],
    );
    return known && isAtRest(model) ? undefined : STEP;
  }

  /** Runners and listener first: they hold the registration at GitHub. */
  function remove(key: string, set: ApiObject): number | undefined {
    world.describe(`scale set ${key}`, []);
    if (!leaving.has(key)) {
      leaving.add(key);
      return STEP;
    }
    leaving.delete(key);
    runners.delete(key);
    client.update(set, current => {
      delete current.metadata.finalizers;
    });
    return undefined;
  }

  const stop = client.subscribe(SETS, ({ previous, current }) => {
    if (current && asksForWork(previous, current)) {
      queue.add(keyOf(current));
    }
  });
  return async () => {
    stop();
    await queue.stop();
  };
}
