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

import { DomainId } from '../domain/Domain';
import { Health, HealthStatus } from '../health/HealthStatus';
import { ObjectRef } from '../kubernetes';
import { TerraformSegment } from './terraformSegments';

/**
 * The kind segment of entity names and of URLs: `cluster`, `gitops-cluster`,
 * `management-cluster`, `runner-scale-set` and those of {@link TerraformSegment};
 * of templates `cluster-class`, `capi-template` and `gitops-template`; of what is
 * deployed `deployment`.
 *
 * @public
 */
export type EntityKindSegment =
  | 'management-cluster'
  | 'cluster'
  | 'gitops-cluster'
  | TerraformSegment
  | 'runner-scale-set'
  | 'cluster-class'
  | 'capi-template'
  | 'gitops-template'
  | 'deployment';

/**
 * The state of a host cluster, or of one of its kinds.
 *
 * - `syncing`: the first list is under way.
 * - `ready`: what is shown is what the host has.
 * - `stale`: what is shown was true at `since`; the host does not answer now.
 * - `forbidden`: the host refuses (401, 403).
 * - `absent`: the host does not serve this kind.
 * - `unreachable`: the host has never answered.
 *
 * @public
 */
export type HostState =
  | 'syncing'
  | 'ready'
  | 'stale'
  | 'forbidden'
  | 'absent'
  | 'unreachable';

/** The state of one mirrored kind of a host cluster. @public */
export interface HostKindState {
  group: string;
  /** The version it is read in; empty where the kind is absent. */
  version: string;
  kind: string;
  state: HostState;
  /** How many objects the mirror holds. */
  objects: number;
  /** RFC 3339: since when it is in this state. */
  since: string;
  /** Why, and what to do about it, such as the ClusterRole rule to add. */
  message?: string;
}

/** A host cluster and the state of what is read from it. @public */
export interface HostCluster {
  name: string;
  /** The entity that stands for it; absent where the caller may not read it. */
  entityRef?: string;
  state: HostState;
  since: string;
  message?: string;
  /** Empty where the caller may not read the entity. */
  kinds: HostKindState[];
}

/** The state of a host cluster without its kinds, as lists carry it. @public */
export type HostClusterSummary = Pick<
  HostCluster,
  'name' | 'state' | 'since' | 'message'
>;

/** Something about an object's catalog data that somebody should mend. @public */
export interface Finding {
  /** kebab-case, such as `owner-invalid`. */
  id: string;
  severity: 'info' | 'warning' | 'error';
  /** What is wrong, where, and what to do. */
  message: string;
  /** The field or annotation it is about. */
  field?: string;
}

/** What every row of a fleet table has. @public */
export interface SummaryBase {
  kind: EntityKindSegment;
  host: string;
  /** Absent for cluster-scoped objects. */
  namespace?: string;
  name: string;
  uid?: string;
  /** The canonical entity of the object. */
  entityRef: string;
  /** The owner's entity reference. */
  owner?: string;
  /** RFC 3339. */
  createdAt?: string;
  status: HealthStatus;
}

/** Replica counters; absent is not zero. @public */
export interface Replicas {
  desired?: number;
  current?: number;
  ready?: number;
  available?: number;
  upToDate?: number;
}

/** A row of the clusters' table. @public */
export interface ClusterSummary extends SummaryBase {
  kind: 'cluster' | 'gitops-cluster' | 'management-cluster';
  /** The kind of the infrastructure object, such as `AWSCluster`. */
  provider?: string;
  /** The Kubernetes version that is wanted, such as `v1.34.1`. */
  version?: string;
  /** ClusterClass, where it has one. */
  clusterClass?: string;
  controlPlane?: Replicas;
  workers?: Replicas;
  /** `https://host:port` */
  endpoint?: string;
}

/** A row of the Terraform table. @public */
export interface TerraformSummary extends SummaryBase {
  kind: TerraformSegment;
  source?: { kind: string; namespace?: string; name: string };
  path?: string;
  appliedRevision?: string;
  /** RFC 3339: when it was last applied. */
  lastAppliedAt?: string;
  /** The pending plan's id. */
  pendingPlan?: string;
  /** Absent where its operator does not say. */
  drifted?: boolean;
  /** How many resources its inventory lists, where it has one. */
  resources?: number;
  /** Of what is suspended, as far as it is known. */
  suspendedSince?: SuspendedSince;
}

/**
 * Since when something is suspended. Kubernetes does not say: `operation` is when it
 * was asked for here, `last-run` when it last ran, before which it was not suspended.
 *
 * @public
 */
export interface SuspendedSince {
  /** RFC 3339. */
  at: string;
  source: 'operation' | 'last-run';
}

/** Runners by what they do. Unbounded maximum is absent. @public */
export interface RunnerCounts {
  min: number;
  max?: number;
  current: number;
  busy: number;
  idle: number;
  pending: number;
  failed: number;
  /**
   * Where the numbers come from: `runners` were looked at one by one; `counters`
   * of the controller do not tell busy from idle, which are then 0 and mean
   * nothing; `none`: nobody counted, the zeros mean nothing.
   */
  source?: 'runners' | 'counters' | 'none';
}

/** A row of the runner scale sets' table. @public */
export interface RunnerScaleSetSummary extends SummaryBase {
  kind: 'runner-scale-set';
  /** What jobs write in `runs-on`. */
  scaleSetName: string;
  githubConfigUrl?: string;
  runnerGroup?: string;
  runners: RunnerCounts;
  version?: string;
}

/** @public */
export type Summary = ClusterSummary | TerraformSummary | RunnerScaleSetSummary;

/** A condition as it is shown. @public */
export interface ConditionView {
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  reason?: string;
  message?: string;
  /** RFC 3339. */
  lastTransitionTime?: string;
  /** Of the legacy Cluster API dialect. */
  severity?: string;
  /** Whether True is the unusual state, as with `Paused` or `Deleting`. */
  negativePolarity: boolean;
}

/** A node of the describe tree. @public */
export interface TreeNode {
  ref: ObjectRef;
  /** Shown instead of the kind for nodes that stand for no object. */
  label?: string;
  /** Whether it stands for no object of its own: a heading or a group. */
  virtual?: boolean;
  /** The role, such as `ControlPlane` or `ClusterInfrastructure`. */
  role?: string;
  status: HealthStatus;
  version?: string;
  replicas?: Replicas;
  /** Members of a group, in full; `children` of a group. */
  grouped?: boolean;
  conditions?: ConditionView[];
  children: TreeNode[];
}

/** What every tab has beside its summary. @public */
export interface DetailsBase {
  findings: Finding[];
  /** The signal channel that says when this object has changed. */
  channel: string;
  conditions: ConditionView[];
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The version and kind it was read in. */
  ref: ObjectRef;
  /** The host's state: what is shown may be stale. */
  hostState: HostClusterSummary;
  /** Kinds of the host that could not be read and would have been shown here. */
  unreadable: HostKindState[];
  /** Owner in Git: the Flux object that applies it. */
  appliedBy?: { kind: string; namespace: string; name: string };
}

/** A cluster's tab. @public */
export interface ClusterDetails extends ClusterSummary, DetailsBase {
  tree: TreeNode;
  versions: {
    /** Wanted by the control plane. */
    controlPlane?: string;
    /** What runs, oldest first, with how many machines. */
    running: { version: string; machines?: number }[];
    /** Whether more than one version runs, or workers differ. */
    skew: boolean;
    upgradePlan: string[];
  };
  certificateExpiry?: {
    /** RFC 3339: the earliest of all control plane machines. */
    at: string;
    machine: string;
    health: Health;
  };
  access: { title: string; command: string }[];
  failureDomains: string[];
  /** ClusterClass variables: names and values. */
  variables: { name: string; value: unknown }[];
  machineCount: number;
  /** GitopsCluster objects that refer to it. */
  gitopsClusters: {
    namespace: string;
    name: string;
    status: HealthStatus;
    connectivity?: ConditionView;
    /** ClusterBootstrapConfigs that have run for it: `namespace/name`. */
    bootstrappedBy: string[];
  }[];
  notes: string[];
}

/** The tab of a Terraform resource of tofu-controller. @public */
export interface TerraformDetails extends TerraformSummary, DetailsBase {
  kind: 'terraform';
  drifted: boolean;
  workspace: string;
  interval?: string;
  approvePlan?: string;
  planOnly: boolean;
  destroy: boolean;
  destroyResourcesOnDeletion: boolean;
  suspended: boolean;
  storeReadablePlan?: string;
  sourceStatus?: {
    status: HealthStatus;
    url?: string;
    revision?: string;
  };
  plan: {
    pending?: string;
    lastApplied?: string;
    isDestroyPlan: boolean;
    isDriftDetectionPlan: boolean;
    /** RFC 3339. */
    plannedAt?: string;
    /** Its text is not in the cluster: HCP Terraform, or a disabled backend. */
    elsewhere?: boolean;
  };
  drift: {
    detection: 'enabled' | 'disabled';
    drifted: boolean;
    /** RFC 3339. */
    lastDetectedAt?: string;
    /** Text of the drifted plan, as the controller reports it. */
    text?: string;
  };
  lock?: {
    id: string;
    operation?: string;
    who?: string;
    /** RFC 3339. */
    createdAt?: string;
    /**
     * Whether the runner that took it is still there: `gone` leaves it behind
     * for good, until it is unlocked by force.
     */
    holder: 'running' | 'gone' | 'unknown';
  };
  attemptedRevision?: string;
  plannedRevision?: string;
  inventory?: { type: string; name: string; identifier: string }[];
  /** Names only: values live in a Secret that is not read. */
  outputs: string[];
  outputsSecret?: string;
  dependencies: {
    namespace: string;
    name: string;
    entityRef?: string;
    status?: HealthStatus;
  }[];
  dependents: {
    namespace: string;
    name: string;
    entityRef?: string;
    status?: HealthStatus;
  }[];
  lastHandledReconcileAt?: string;
  /**
   * When the controller last planned or finished, RFC 3339; a request that a
   * suspended resource only acknowledged is no run.
   */
  lastRunAt?: string;
  reconciliationFailures?: number;
  /** Branch planner children. */
  pullRequestPlans: {
    name: string;
    entityRef?: string;
    pullRequest?: string;
    status: HealthStatus;
  }[];
}

/**
 * The tab of a Terraform resource of another operator. Each tells less, and what
 * it does not tell is absent.
 *
 * @public
 */
export interface OtherTerraformDetails extends TerraformSummary, DetailsBase {
  kind: Exclude<TerraformSegment, 'terraform'>;
  /** Somebody has its operator leave it alone. */
  paused: boolean;
  /** Of Terraform itself. */
  terraformVersion?: string;
  /** What it is called where it is run, such as a workspace's id in HCP Terraform. */
  runsIn?: string;
  /** Whether what is planned is applied at once, such as `auto` or `manual`. */
  applyMethod?: string;
  /** What was run last, or runs. */
  run?: {
    id?: string;
    /** In the operator's own words. */
    status: string;
    /** Which part of it, such as `plan`. */
    step?: string;
    /** RFC 3339. */
    startedAt?: string;
    endedAt?: string;
  };
}

/** A runner with its job. @public */
export interface Runner {
  name: string;
  namespace: string;
  /** `busy`, `idle`, `pending`, `failed`, `done`, … */
  state: string;
  status: HealthStatus;
  /** RFC 3339. */
  createdAt?: string;
  job?: {
    name?: string;
    /** `org/repository` */
    repository?: string;
    workflowRef?: string;
    runId?: string;
    /** Link to the workflow run. */
    url?: string;
  };
  /** How many times its pod failed. */
  failures: number;
}

/** A runner scale set's tab. @public */
export interface RunnerScaleSetDetails
  extends RunnerScaleSetSummary,
    DetailsBase {
  scope?: {
    type: 'enterprise' | 'organization' | 'repository';
    name: string;
    host: string;
  };
  labelsForJobs: string[];
  containerMode?: string;
  images: string[];
  listener: {
    found: boolean;
    name?: string;
    namespace?: string;
    status: HealthStatus;
    pod?: {
      name: string;
      phase?: string;
      ready?: boolean;
      restarts?: number;
      reason?: string;
    };
  };
  runnerSets: {
    name: string;
    status: HealthStatus;
    desired?: number;
    current?: number;
  }[];
  runnerList: Runner[];
  /** Runners that are not in `runnerList` because it holds at most 500. */
  runnersLeftOut: number;
}

/** @public */
export interface DetailsByDomain {
  clusters: ClusterDetails;
  terraforms: TerraformDetails | OtherTerraformDetails;
  'runner-scale-sets': RunnerScaleSetDetails;
}

/** @public */
export interface SummaryByDomain {
  clusters: ClusterSummary;
  terraforms: TerraformSummary;
  'runner-scale-sets': RunnerScaleSetSummary;
}

/** What a fleet list can be asked. @public */
export interface ListQuery {
  host?: string[];
  namespace?: string[];
  health?: Health[];
  state?: string[];
  owner?: string[];
  /** Only Terraform resources that are suspended and have not run for more days than this. */
  suspendedDays?: number;
  /** Words that name, namespace, host, owner, state or version contain. */
  q?: string;
  /** Field and direction, such as `name` or `-health`; `health` by default. */
  orderBy?: string;
  /** 1 to 500; 50 by default. */
  limit?: number;
  /** From the last answer's `nextCursor`. */
  cursor?: string;
}

/** A page of a fleet list. @public */
export interface ListResponse<T extends Summary = Summary> {
  items: T[];
  /** How many match, of those that the caller may see. */
  total: number;
  /** Of those that the caller may see and the other filters let through. */
  counts: {
    health: Record<string, number>;
    state: Record<string, number>;
  };
  nextCursor?: string;
  hosts: HostClusterSummary[];
}

/** The health of entities of one page of the catalog's table. @public */
export interface EntityStatusResponse {
  items: Record<
    string,
    {
      status: HealthStatus;
      host: string;
      domain: DomainId;
      kind: EntityKindSegment;
      namespace?: string;
      name: string;
    }
  >;
}
