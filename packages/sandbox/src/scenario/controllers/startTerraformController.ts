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
import { ControllerOptions } from './ControllerOptions';
import { TerraformStep } from './TerraformStep';

const TERRAFORMS = { group: 'infra.contrib.fluxcd.io', plural: 'terraforms' };
const SOURCES = {
  group: 'source.toolkit.fluxcd.io',
  plural: 'gitrepositories',
};

/**
 * Does tofu-controller's part for the Terraforms that the GitOps loop makes:
 * plans, waits for approval or not, applies, and destroys.
 *
 * @internal
 */
export function startTerraformController(
  options: ControllerOptions,
): () => Promise<void> {
  const { client, speed, log, made } = options;
  const steps = new TerraformStep(client);
  const find = (key: string) =>
    client
      .list(TERRAFORMS)
      .find(({ metadata }) => `${metadata.namespace}/${metadata.name}` === key);
  const queue = new WorkQueue(
    async key => {
      const object = find(key);
      const delay = object && made(object) ? steps.take(object) : undefined;
      return delay && delay / speed;
    },
    (key, error) => log(`Terraform ${key} goes no further: ${error}`),
  );
  const add = ({
    metadata,
  }: {
    metadata: { namespace?: string; name: string };
  }) => queue.add(`${metadata.namespace}/${metadata.name}`);
  const stops = [
    client.subscribe(TERRAFORMS, ({ previous, current }) => {
      if (current && asksForWork(previous, current)) {
        add(current);
      }
    }),
    client.subscribe(SOURCES, () => client.list(TERRAFORMS).forEach(add)),
  ];
  return async () => {
    stops.forEach(stop => stop());
    await queue.stop();
  };
}
