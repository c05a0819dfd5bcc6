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

/**
 * What a machine does.
 *
 * - `pending`, `provisioning`, `booting`, `running`: the way up.
 * - `not-ready`: its node says it is not well.
 * - `unhealthy`: its health check has failed; it waits for remediation.
 * - `unreachable`: nobody knows how its node is.
 * - `deleting`: being drained.
 *
 * @internal
 */
export type MachineState =
  | 'pending'
  | 'provisioning'
  | 'booting'
  | 'running'
  | 'not-ready'
  | 'unhealthy'
  | 'unreachable'
  | 'deleting';

/** @internal */
export interface MachineModel {
  name: string;
  version: string;
  state: MachineState;
  /** RFC 3339: when it was created. */
  created: string;
  /** RFC 3339: since when it is in its state. */
  since: string;
  certificatesExpire?: string;
}

/** A control plane or a machine deployment. @internal */
export interface GroupModel {
  name: string;
  desired: number;
  version: string;
  machines: MachineModel[];
  paused?: boolean;
  /** Why it cannot scale up. */
  blocked?: string;
  /** What remediation says. */
  remediating?: { active: boolean; message: string };
}

/** @internal */
export interface ControlPlaneModel extends GroupModel {
  /** What is wrong with a component although it is available. */
  componentsMessage?: string;
  etcdMessage?: string;
}

/** An object of a provider, by the contract that it keeps. @internal */
export interface ProviderModel {
  apiVersion: string;
  kind: string;
  name: string;
  contract: 'v1beta1' | 'v1beta2';
}

/** Machines that the provider itself makes and keeps. @internal */
export interface ClusterPoolModel {
  name: string;
  desired: number;
  ready: number;
  infrastructure: ProviderModel;
}

/** Which infrastructure provider makes the machines. @internal */
export type Provider = 'Dev' | 'AWS' | 'DO';

/** A cluster, of machines that kubeadm sets up where nothing else is said. @internal */
export interface ClusterModel {
  name: string;
  namespace: string;
  provider: Provider;
  region?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  version: string;
  clusterClass?: string;
  variables?: { name: string; value: unknown }[];
  endpoint?: { host: string; port: number };
  created: string;
  /** RFC 3339: since when it is as it is. */
  since: string;
  infrastructureProvisioned: boolean;
  initialized: boolean;
  reachable: boolean;
  paused?: boolean;
  /** The status is of an older specification. */
  stale?: boolean;
  deleting?: { since: string; reason: string; message: string };
  topology?: { done: boolean; reason: string; message: string };
  controlPlane: ControlPlaneModel;
  workers: GroupModel[];
  /** What it refers to, where that is not the usual of its provider. */
  infrastructure?: ProviderModel;
  /** The control plane that the provider runs, instead of one of machines. */
  managed?: ProviderModel & { version: string };
  pools?: ClusterPoolModel[];
  /** With a health check for its workers. */
  healthCheck?: { shortCircuited?: boolean };
}
