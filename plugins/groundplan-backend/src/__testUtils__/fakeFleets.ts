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

import type {
  ClusterDetails,
  ClusterSummary,
  DetailsFromOutside,
  Fleet,
  FleetContext,
  fleets,
  HealthStatus,
  KubernetesObject,
  ObjectLookup,
  ObjectRef,
  RunnerScaleSetSummary,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';

interface FakeSpec {
  status?: Partial<HealthStatus>;
  version?: string;
  workers?: number;
  /** Healthy until then, in Error from then on. */
  errorAfter?: string;
  throws?: boolean;
  dependsOn?: { namespace: string; name: string }[];
}

function specOf(object: KubernetesObject): FakeSpec {
  return (object.spec ?? {}) as FakeSpec;
}

function statusOf(object: KubernetesObject, now: Date): HealthStatus {
  const { status, errorAfter, throws } = specOf(object);
  if (throws) {
    throw new Error('this object cannot be read');
  }
  return {
    health: errorAfter && now > new Date(errorAfter) ? 'Error' : 'Healthy',
    state: 'running',
    flags: [],
    reason: 'Fake',
    message: '',
    decidedBy: 'a test',
    ...status,
  };
}

function baseOf(object: KubernetesObject, context: FleetContext) {
  const { host, entityRef, owner, now } = context;
  const { namespace, name, uid } = object.metadata;
  const status = statusOf(object, now);
  return { host, namespace, name, uid, entityRef, owner, status };
}

function refOf(object: KubernetesObject): ObjectRef {
  const [group, version] = object.apiVersion.split('/');
  const { namespace, name } = object.metadata;
  return { group, version, kind: object.kind, namespace, name };
}

function tabOf(object: KubernetesObject) {
  const { labels = {}, annotations = {} } = object.metadata;
  return { conditions: [], labels, annotations, ref: refOf(object) };
}

const facts = (segment: Fleet['subjects'][number]['segment']) => () => ({
  segment,
  type: segment,
  tags: [],
  links: [],
  dependsOn: [],
  annotations: {},
});

/** Who belongs to a cluster by the label that the mirror indexes. */
function clusterOf(object: KubernetesObject, lookup: ObjectLookup) {
  const name = object.metadata.labels?.['cluster.x-k8s.io/cluster-name'];
  const cluster =
    name &&
    lookup.get('cluster.x-k8s.io', 'Cluster', object.metadata.namespace, name);
  return cluster ? [cluster] : [];
}

const clusters: Fleet<'clusters'> = {
  id: 'clusters',
  subjects: [
    { group: 'cluster.x-k8s.io', kind: 'Cluster', segment: 'cluster' },
  ],
  related: ({ metadata }, lookup) =>
    lookup.ofCluster(metadata.namespace ?? '', metadata.name),
  affected: clusterOf,
  facts: facts('cluster'),
  summarize(object, related, context): ClusterSummary {
    return {
      ...baseOf(object, context),
      kind: 'cluster',
      version: specOf(object).version,
      workers: { ready: related.length + (specOf(object).workers ?? 0) },
    };
  },
  details(object, related, context): Omit<ClusterDetails, DetailsFromOutside> {
    const summary = this.summarize(object, related, context);
    return {
      ...summary,
      ...tabOf(object),
      tree: { ref: refOf(object), status: summary.status, children: [] },
      versions: { running: [], skew: false, upgradePlan: [] },
      access: [],
      failureDomains: [],
      variables: [],
      machineCount: related.length,
      gitopsClusters: [],
      notes: [],
    };
  },
};

const terraforms: Fleet<'terraforms'> = {
  id: 'terraforms',
  subjects: [
    {
      group: 'infra.contrib.fluxcd.io',
      kind: 'Terraform',
      segment: 'terraform',
      hidden: object => object.metadata.name.includes('-pr-'),
    },
  ],
  related: () => [],
  affected: () => [],
  facts: facts('terraform'),
  summarize(object, _, context): TerraformSummary {
    return { ...baseOf(object, context), kind: 'terraform', drifted: false };
  },
  details(object, related, context) {
    const dependencies = (specOf(object).dependsOn ?? []).map(other => ({
      ...other,
      entityRef: context.entityRefOf('terraform', other.namespace, other.name),
      status: statusOf(object, context.now),
    }));
    return {
      ...this.summarize(object, related, context),
      ...tabOf(object),
      workspace: 'default',
      planOnly: false,
      destroy: false,
      destroyResourcesOnDeletion: false,
      suspended: false,
      sourceStatus: { status: statusOf(object, context.now) },
      plan: { isDestroyPlan: false, isDriftDetectionPlan: false },
      drift: { detection: 'enabled', drifted: false },
      outputs: [],
      dependencies,
      dependents: dependencies,
      pullRequestPlans: [],
    };
  },
};

const runnerScaleSets: Fleet<'runner-scale-sets'> = {
  id: 'runner-scale-sets',
  subjects: [
    {
      group: 'actions.github.com',
      kind: 'AutoscalingRunnerSet',
      segment: 'runner-scale-set',
    },
  ],
  related: () => [],
  affected: () => [],
  facts: facts('runner-scale-set'),
  summarize(object, _, context): RunnerScaleSetSummary {
    return {
      ...baseOf(object, context),
      kind: 'runner-scale-set',
      scaleSetName: object.metadata.name,
      runners: {
        min: 0,
        current: 0,
        busy: 0,
        idle: 0,
        pending: 0,
        failed: 0,
      },
    };
  },
  details(object, related, context) {
    return {
      ...this.summarize(object, related, context),
      ...tabOf(object),
      labelsForJobs: [],
      images: [],
      listener: { found: false, status: statusOf(object, context.now) },
      runnerSets: [],
      runnerList: [],
      runnersLeftOut: 0,
    };
  },
};

/** Fleets whose objects say themselves how they are. */
export const fakeFleets: typeof fleets = [
  clusters,
  terraforms,
  runnerScaleSets,
];
