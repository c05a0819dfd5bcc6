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

import { asksForWork } from '../../../gitops-loop/fluxStatus';
import { WorkQueue } from '../../../gitops-loop/WorkQueue';
import { ApiObject } from '../../../kubernetes-api';
import { ControllerOptions } from '../ControllerOptions';
import { HelmReleaseStep } from './HelmReleaseStep';

const RELEASES = { group: 'helm.toolkit.fluxcd.io', plural: 'helmreleases' };
const SOURCES = ['gitrepositories', 'ocirepositories', 'helmrepositories'];

/**
 * Does helm-controller's part for the HelmReleases that the GitOps loop makes:
 * installs, upgrades and uninstalls, of charts that the sandbox knows with what
 * they make.
 *
 * @internal
 */
export function startHelmController(
  options: ControllerOptions,
): () => Promise<void> {
  const { client, speed, log, made } = options;
  const steps = new HelmReleaseStep(client);
  const keyOf = ({ metadata }: ApiObject) =>
    `${metadata.namespace}/${metadata.name}`;
  const queue = new WorkQueue(
    async key => {
      const object = client.list(RELEASES).find(one => keyOf(one) === key);
      const delay = object && made(object) ? steps.take(object) : undefined;
      return delay && delay / speed;
    },
    (key, error) => log(`HelmRelease ${key} goes no further: ${error}`),
  );
  const stops = [
    client.subscribe(RELEASES, ({ previous, current }) => {
      if (current && asksForWork(previous, current)) {
        queue.add(keyOf(current));
      }
    }),
    ...SOURCES.map(plural =>
      client.subscribe({ group: 'source.toolkit.fluxcd.io', plural }, () =>
        client
          .list(RELEASES)
          .filter(made)
          .forEach(object => queue.add(keyOf(object))),
      ),
    ),
  ];
  return async () => {
    stops.forEach(stop => stop());
    await queue.stop();
  };
}
