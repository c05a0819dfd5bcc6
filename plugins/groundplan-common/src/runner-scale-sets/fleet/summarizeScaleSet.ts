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

import { RunnerScaleSetSummary } from '../../api/types';
import { FleetContext } from '../../domain/Fleet';
import { getString, KubernetesObject } from '../../kubernetes';
import { assessScaleSetView } from '../health/assessRunnerScaleSet';
import { ScaleSetView, viewScaleSet } from '../health/ScaleSetView';
import { ACTIONS_GROUP } from '../kinds';
import { parseGithubUrl } from '../parseGithubUrl';
import { ScaleSetIndex } from '../ScaleSetIndex';

/** A scale set as the fleet sees it, with what the host lets us read. @internal */
export function viewInFleet(
  set: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): ScaleSetView {
  return viewScaleSet(set, ScaleSetIndex.create(related), {
    now: context.now,
    listenersReadable: context.readable?.(ACTIONS_GROUP, 'AutoscalingListener'),
    podsReadable: context.readable?.('', 'Pod'),
    runnersReadable: context.readable?.(ACTIONS_GROUP, 'EphemeralRunner'),
  });
}

/** What jobs write in `runs-on`. @internal */
export function scaleSetName(set: KubernetesObject): string {
  return (
    getString(set.spec, 'runnerScaleSetName') ||
    set.metadata.annotations?.['actions.github.com/runner-scale-set-name'] ||
    set.metadata.name
  );
}

/** The row of a scale set that has been looked at. @internal */
export function toSummary(
  view: ScaleSetView,
  context: FleetContext,
): RunnerScaleSetSummary {
  const { metadata, spec } = view.set;
  return {
    kind: 'runner-scale-set',
    host: context.host,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    entityRef: context.entityRef,
    owner: context.owner,
    createdAt: metadata.creationTimestamp,
    status: assessScaleSetView(view),
    scaleSetName: scaleSetName(view.set),
    githubConfigUrl: parseGithubUrl(getString(spec, 'githubConfigUrl'))?.url,
    runnerGroup:
      getString(spec, 'runnerGroup') ||
      metadata.annotations?.['actions.github.com/runner-group-name'] ||
      undefined,
    runners: { min: view.min, max: view.max, ...view.counts },
    version: metadata.labels?.['app.kubernetes.io/version'],
  };
}

/** The row of a runner scale set. @internal */
export function summarizeScaleSet(
  set: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): RunnerScaleSetSummary {
  return toSummary(viewInFleet(set, related, context), context);
}
