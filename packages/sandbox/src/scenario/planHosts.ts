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

import { CustomResourceDefinition, sandboxCrds } from '../crds';
import { NewObject, SubjectGrant, TokenRule } from '../kubernetes-api';
import { clusterClasses } from './clusters/clusterClasses';
import { gitopsClusters } from './clusters/gitopsClusters';
import { legacyClusterObjects } from './clusters/legacyCluster';
import { eksClusters } from './clusters/eksClusters';
import {
  aksObjects,
  nimbusObjects,
  untouchedCluster,
} from './clusters/otherProviders';
import { readerRules } from './readerRules';
import { controllerPod } from './runners/controllerPod';
import { scaleSetObjects } from './runners/scaleSetObjects';
import { staticScaleSets } from './runners/staticScaleSets';
import { SandboxHostName } from './Sandbox';
import { provisioningStory } from './stories/provisioningStory';
import { runnersStory } from './stories/runnersStory';
import { scalingStory } from './stories/scalingStory';
import { Story } from './stories/Story';
import { terraformStory } from './stories/terraformStory';
import { upgradeStory } from './stories/upgradeStory';
import { capiTemplates } from './templates/capiTemplates';
import { gitopsTemplates } from './templates/gitopsTemplates';
import { actingSubjects } from './actingSubjects';
import { otherTerraforms } from './terraforms/otherTerraforms';
import { fluxObjects, modulesSource } from './terraforms/fluxObjects';
import {
  newTerraform,
  appliedConditions,
  appliedStatus,
} from './terraforms/newTerraform';
import { waitingSince } from './terraforms/plannedTerraforms';
import { runnerPods } from './terraforms/runnerPods';
import { staticEvents } from './terraforms/staticEvents';
import { staticOutputs } from './terraforms/staticOutputs';
import { staticPlans } from './terraforms/staticPlans';
import { staticTerraforms } from './terraforms/staticTerraforms';
import { Timeline } from './Timeline';

interface HostPlan {
  name: SandboxHostName;
  crds: CustomResourceDefinition[];
  rules: TokenRule[];
  /** What people may do whom the backend impersonates. */
  subjects?: SubjectGrant[];
  namespaces: string[];
  objects: NewObject[];
  stories: Story[];
}

/** The CRDs as a management cluster had them before v1beta2. */
function withoutV1Beta2(crds: CustomResourceDefinition[]) {
  return crds.map(crd => {
    const older = crd.spec.versions.filter(({ name }) => name === 'v1beta1');
    return crd.spec.group.endsWith('cluster.x-k8s.io') && older.length
      ? {
          ...crd,
          spec: {
            ...crd.spec,
            versions: older.map(version => ({ ...version, storage: true })),
          },
        }
      : crd;
  });
}

function inGroups(...suffixes: string[]): CustomResourceDefinition[] {
  return sandboxCrds.filter(({ spec }) =>
    suffixes.some(suffix => spec.group.endsWith(suffix)),
  );
}

/** @internal */
export function planHosts(
  timeline: Timeline,
  speed: number,
  clusters: NewObject[],
): HostPlan[] {
  const created = timeline.daysAgo(40);
  const terraforms = staticTerraforms(timeline);
  const runnerTerraforms = [
    ...['runner-cache', 'runner-network'].map(name => ({
      name,
      spec: { approvePlan: 'auto' },
      status: appliedStatus(created, appliedConditions(created)),
    })),
    // Nobody can do anything about it from here: the token may not.
    { name: 'runner-images', status: waitingSince(timeline, 18) },
  ].map(row => newTerraform({ ...row, namespace: 'team-platform', created }));
  const { namespaces, crds, clusters: readClusters, templates } = readerRules;
  return [
    {
      name: 'hub',
      crds: inGroups(
        'cluster.x-k8s.io',
        'gitops.weave.works',
        'capi.weave.works',
        'templates.weave.works',
        'source.toolkit.fluxcd.io',
        'kustomize.toolkit.fluxcd.io',
        'helm.toolkit.fluxcd.io',
        // Of services that are deployed from here, and of what they stand on.
        'infra.contrib.fluxcd.io',
      ),
      rules: [
        readClusters,
        readerRules.terraforms,
        readerRules.plans,
        readerRules.terraformActions,
        readerRules.helmReleases,
        readerRules.pods,
        templates,
        namespaces,
        crds,
      ],
      namespaces: [
        'team-payments',
        'team-search',
        'team-platform',
        'team-labs',
        'platform-classes',
        'flux-system',
      ],
      objects: [
        ...clusterClasses(timeline),
        ...clusters,
        ...eksClusters(timeline),
        ...aksObjects(timeline, 'search-aks', true),
        ...aksObjects(timeline, 'search-aks-next', false),
        ...nimbusObjects(timeline),
        untouchedCluster(timeline),
        ...gitopsClusters(timeline),
        modulesSource(timeline),
        ...capiTemplates(timeline),
      ],
      stories: [
        provisioningStory(speed),
        scalingStory(created, speed),
        upgradeStory(created, speed),
      ],
    },
    {
      // HelmReleases may not be read here: a forbidden kind to look at.
      name: 'workload-eu',
      crds: inGroups(
        '.fluxcd.io',
        'templates.weave.works',
        ...readerRules.otherTerraforms.groups,
      ),
      subjects: actingSubjects,
      rules: [
        readerRules.terraforms,
        readerRules.plans,
        readerRules.planSecrets,
        readerRules.terraformActions,
        readerRules.impersonation,
        readerRules.otherTerraforms,
        readerRules.otherTerraformActions,
        readerRules.pods,
        templates,
        namespaces,
        crds,
      ],
      namespaces: [
        'team-payments',
        'team-search',
        'team-platform',
        'team-labs',
        'flux-system',
      ],
      objects: [
        ...fluxObjects(timeline),
        ...terraforms,
        ...staticPlans(terraforms),
        ...staticEvents(terraforms),
        ...staticOutputs(terraforms),
        ...runnerPods(timeline),
        ...otherTerraforms(timeline),
        ...gitopsTemplates(timeline),
      ],
      stories: [terraformStory()],
    },
    {
      // An older management cluster as well, whose CRDs the token may not see.
      name: 'ci',
      crds: [
        ...inGroups('actions.github.com', '.fluxcd.io'),
        ...withoutV1Beta2(inGroups('cluster.x-k8s.io')),
      ],
      rules: [
        readClusters,
        readerRules.runners,
        readerRules.pods,
        // Plans can be read here, and nothing can be done about them.
        readerRules.terraforms,
        readerRules.plans,
        readerRules.helmReleases,
        namespaces,
      ],
      namespaces: [
        'team-payments',
        'team-platform',
        'team-labs',
        'arc-systems',
        'arc-runners',
        'flux-system',
      ],
      objects: [
        ...legacyClusterObjects(timeline),
        controllerPod(created),
        ...staticScaleSets(timeline).flatMap(scaleSetObjects),
        ...fluxObjects(timeline),
        ...runnerTerraforms,
        ...staticPlans(runnerTerraforms),
        ...staticEvents(runnerTerraforms),
      ],
      stories: [runnersStory(created, speed)],
    },
  ];
}
