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

import { RunnerScaleSetDetails } from '../../api/types';
import { DetailsFromOutside, FleetContext } from '../../domain/Fleet';
import { objectDetails } from '../../gitops/objectDetails';
import { toStatus } from '../../health/Verdict';
import {
  getList,
  getNumber,
  getString,
  KubernetesObject,
} from '../../kubernetes';
import { containerMode, runnerImages } from '../containerMode';
import { assessListener } from '../health/assessListener';
import { assessRunnerSet } from '../health/assessRunnerSet';
import { ScaleSetView } from '../health/ScaleSetView';
import { parseGithubUrl } from '../parseGithubUrl';
import { readPod } from '../readPod';
import { listRunners } from './listRunners';
import { scaleSetName, toSummary, viewInFleet } from './summarizeScaleSet';

/** ARC registers the set's own name as a label, then those of the spec. */
function labelsForJobs(set: KubernetesObject): string[] {
  const further = getList(set.spec, 'runnerScaleSetLabels').filter(
    (label): label is string => typeof label === 'string' && label !== '',
  );
  return [...new Set([scaleSetName(set), ...further])];
}

function listenerOf(view: ScaleSetView): RunnerScaleSetDetails['listener'] {
  const { listener, listenerPod } = view.parts;
  if (!listener) {
    return {
      found: false,
      status: view.listenersReadable
        ? toStatus({
            health: 'Error',
            state: 'missing',
            reason: 'ListenerMissing',
            message: 'There is no AutoscalingListener for this scale set.',
            decidedBy: 'AutoscalingListener',
          })
        : toStatus({
            health: 'Unknown',
            state: 'not-readable',
            reason: 'NotReadable',
            message: 'AutoscalingListeners could not be read.',
            decidedBy: 'AutoscalingListener',
          }),
    };
  }
  const pod = listenerPod && readPod(listenerPod);
  return {
    found: true,
    name: listener.metadata.name,
    namespace: listener.metadata.namespace,
    status: assessListener(listener, listenerPod, view),
    pod: pod && {
      name: listenerPod.metadata.name,
      phase: pod.phase,
      ready: pod.ready,
      restarts: pod.restarts,
      reason: pod.reason,
    },
  };
}

/** The tab of a runner scale set. @internal */
export function scaleSetDetails(
  set: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): Omit<RunnerScaleSetDetails, DetailsFromOutside> {
  const view = viewInFleet(set, related, context);
  return {
    ...objectDetails(set),
    ...toSummary(view, context),
    scope: parseGithubUrl(getString(set.spec, 'githubConfigUrl'))?.scope,
    labelsForJobs: labelsForJobs(set),
    containerMode: containerMode(set),
    images: runnerImages(set),
    listener: listenerOf(view),
    runnerSets: view.parts.runnerSets.map(runnerSet => ({
      name: runnerSet.metadata.name,
      status: assessRunnerSet(runnerSet),
      desired: getNumber(runnerSet.spec, 'replicas'),
      current: getNumber(runnerSet.status, 'currentReplicas'),
    })),
    ...listRunners(view),
  };
}
