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
  groupOf,
  ACTIONS_GROUP,
  ChangeDomain,
  CLUSTER_API_GROUP,
  FLUX_HELM_GROUP,
  FLUX_SOURCE_GROUP,
  getString,
  GITOPS_CLUSTER_GROUP,
  TERRAFORM_GROUP,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';

/** The chart that ARC's runner scale sets are installed by. */
export const SCALE_SET_CHART = 'gha-runner-scale-set';

/** Whose permission it takes to make an object. @internal */
export function domainOf(object: ManifestObject): ChangeDomain {
  const group = groupOf(object.apiVersion);
  if (
    group === CLUSTER_API_GROUP ||
    group.endsWith(`.${CLUSTER_API_GROUP}`) ||
    group === GITOPS_CLUSTER_GROUP
  ) {
    return 'cluster';
  }
  if (group === TERRAFORM_GROUP) {
    return 'terraform';
  }
  const isScaleSet =
    group === ACTIONS_GROUP ||
    ([FLUX_HELM_GROUP, FLUX_SOURCE_GROUP].includes(group) &&
      namesScaleSetChart(object));
  return isScaleSet ? 'runner-scale-set' : 'app';
}

function namesScaleSetChart({ spec }: ManifestObject): boolean {
  return [
    getString(spec, 'chart', 'spec', 'chart'),
    getString(spec, 'chartRef', 'name'),
    getString(spec, 'url'),
  ].some(text => text?.split('/').pop() === SCALE_SET_CHART);
}
