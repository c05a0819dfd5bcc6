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

import { Domain } from './Domain';
import { EntityDomain } from './EntityDomain';
import { Fleet } from './Fleet';
import { clusterApiDomain, clustersFleet } from '../cluster-api';
import { deployments, gitopsDomain } from '../gitops';
import {
  runnerScaleSetsDomain,
  runnerScaleSetsFleet,
} from '../runner-scale-sets';
import { templatesDomain } from '../templates/templatesDomain';
import { templateSources } from '../templates/templateSources';
import { terraformDomain, terraformsFleet } from '../terraform';

/** Every domain; a new kind is a folder and a line here. @public */
export const domains: readonly Domain[] = [
  clusterApiDomain,
  terraformDomain,
  runnerScaleSetsDomain,
  gitopsDomain,
  templatesDomain,
];

/** Every domain that has a fleet page. @public */
export const fleets: readonly [
  Fleet<'clusters'>,
  Fleet<'terraforms'>,
  Fleet<'runner-scale-sets'>,
] = [clustersFleet, terraformsFleet, runnerScaleSetsFleet];

/** Every domain whose objects have entities. @public */
export const entityDomains: readonly EntityDomain[] = [
  ...fleets,
  templateSources,
  deployments,
];
