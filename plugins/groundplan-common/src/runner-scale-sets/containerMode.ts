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

import { getList, getString, KubernetesObject } from '../kubernetes';

function containers(set: KubernetesObject, list: string): unknown[] {
  return getList(set.spec, 'template', 'spec', list);
}

function hasVariable(container: unknown, name: string): boolean {
  return getList(container, 'env').some(
    variable => getString(variable, 'name') === name,
  );
}

/**
 * How jobs get containers: `dind`, `kubernetes`, `kubernetes-novolume` or
 * nothing.
 *
 * @remarks
 * The chart's `containerMode` is in no field. It leaves a container named `dind`,
 * which may be an init container, or hooks in the environment of the runner; of
 * these only the names are mirrored, and `ACTIONS_RUNNER_IMAGE` is set without
 * a work volume alone.
 *
 * @internal
 */
export function containerMode(set: KubernetesObject): string | undefined {
  const main = containers(set, 'containers');
  const all = [...main, ...containers(set, 'initContainers')];
  if (all.some(container => getString(container, 'name') === 'dind')) {
    return 'dind';
  }
  const hooked = main.find(container =>
    hasVariable(container, 'ACTIONS_RUNNER_CONTAINER_HOOKS'),
  );
  if (!hooked) {
    return undefined;
  }
  return hasVariable(hooked, 'ACTIONS_RUNNER_IMAGE')
    ? 'kubernetes-novolume'
    : 'kubernetes';
}

/** The images of the runners' pods, each once. @internal */
export function runnerImages(set: KubernetesObject): string[] {
  const images = [
    ...containers(set, 'containers'),
    ...containers(set, 'initContainers'),
  ].map(container => getString(container, 'image'));
  return [...new Set(images.filter((image): image is string => !!image))];
}
