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

/** Who answers for what is made, and what it is for. @public */
export interface OwnershipValues {
  /** The owner's entity reference. */
  owner?: string;
  description?: string;
}

/** The values of the generator `terraform`: a resource of tofu-controller. @public */
export interface TerraformValues extends OwnershipValues {
  name: string;
  /** The Flux source that holds the module, on the same host. */
  sourceRef: {
    kind: 'GitRepository' | 'OCIRepository' | 'Bucket';
    name: string;
    /** That of the resource by default. */
    namespace?: string;
  };
  /** The module's folder in the source; its root by default. */
  path?: string;
  workspace?: string;
  /** As Flux writes durations, such as `10m`, which is the default. */
  interval?: string;
  variables?: TerraformVariable[];
  /** Variables whose value is in a Secret or ConfigMap of the namespace. */
  variablesFrom?: TerraformVariableFrom[];
  /** Whole Secrets and ConfigMaps, a variable for each of their keys. */
  varsFrom?: TerraformVarsFrom[];
  /** `manual` by default: nothing is applied before somebody has approved the plan. */
  approval?: 'manual' | 'auto' | 'disable';
  /** `human` by default: a plan that Groundplan can show without reading Secrets. */
  storeReadablePlan?: 'human' | 'json' | 'none';
  writeOutputsToSecret?: { name: string; outputs?: string[] };
  /** Entity references of Terraform resources on the same host. */
  dependsOn?: string[];
  /** Destroys, without approval, what was made when the resource is deleted. */
  destroyResourcesOnDeletion?: boolean;
  /** The runner's; the controller's default is `tf-runner`. */
  serviceAccountName?: string;
}

/** A variable, with its value as text. @public */
export interface TerraformVariable {
  name: string;
  /** Of `list` and `object` the value is JSON. */
  type: 'string' | 'number' | 'bool' | 'list' | 'object';
  value: string;
}

/** A variable that is read where it is kept. @public */
export interface TerraformVariableFrom {
  name: string;
  kind: 'Secret' | 'ConfigMap';
  object: string;
  key: string;
}

/** A Secret or ConfigMap of variables. @public */
export interface TerraformVarsFrom {
  kind: 'Secret' | 'ConfigMap';
  name: string;
  /** All by default. */
  keys?: string[];
  optional?: boolean;
}

/** The values of the generator `runner-scale-set`. @public */
export interface RunnerScaleSetValues extends OwnershipValues {
  /** What workflows say in `runs-on`. */
  name: string;
  /** The organization, repository or enterprise. */
  githubConfigUrl: string;
  /** A Secret of the namespace that is there: never a token. */
  githubConfigSecret: string;
  runnerGroup?: string;
  minRunners?: number;
  /** No limit where left out. */
  maxRunners?: number;
  containerMode?: 'none' | 'dind' | 'kubernetes' | 'kubernetes-novolume';
  /** Of the working folder, for the container mode `kubernetes`. */
  workVolume?: { storageClassName: string; size: string };
  image?: string;
  resources?: {
    requests?: { cpu?: string; memory?: string };
    limits?: { cpu?: string; memory?: string };
  };
  /** Where the chart cannot find the controller by itself. */
  controllerServiceAccount?: { name: string; namespace: string };
  /** Of the chart; that of the installed controller by default. */
  version?: string;
}

/** The values of the generator `cluster`. @public */
export interface ClusterValues {
  cluster: OwnershipValues & {
    name: string;
    /** Such as `v1.34.1`. */
    version: string;
    /** Labels, by which add-ons choose clusters. */
    labels?: { name: string; value: string }[];
    /**
     * Whether a GitopsCluster of these labels is written beside it, for which Weave
     * GitOps runs its ClusterBootstrapConfigs.
     */
    bootstrap?: boolean;
  };
  infrastructure: ClusterInfrastructure;
  nodeGroups?: NodeGroupValues[];
}

/** What the machines of a cluster are made of. @public */
export type ClusterInfrastructure =
  | {
      provider: 'aws';
      region: string;
      sshKeyName?: string;
      /** Of the account, where it is not the provider's own. */
      identity?: {
        kind:
          | 'AWSClusterControllerIdentity'
          | 'AWSClusterRoleIdentity'
          | 'AWSClusterStaticIdentity';
        name: string;
      };
      /** Where the API can be reached from; `both` by default. */
      endpointAccess?: 'public' | 'private' | 'both';
    }
  | {
      provider: 'digitalocean';
      region: string;
      /** A snapshot's or an image's id or name. */
      image: string;
      /** Fingerprints. */
      sshKeys: string[];
      controlPlane: { replicas: number; machineType: string };
    }
  | {
      provider: 'docker' | 'in-memory';
      controlPlane: { replicas: number };
    };

/** Machines of one kind. @public */
export interface NodeGroupValues {
  name: string;
  /** The cluster's by default: they lag for the time of an upgrade. */
  version?: string;
  /** Of that version, for DigitalOcean. */
  image?: string;
  replicas?: number;
  /** Instead of replicas: what an autoscaler keeps to. */
  autoscaling?: { min: number; max: number };
  /** Such as `m6i.large`; for clouds. */
  machineType?: string;
}

/** The values of the generator `deployment`: a chart, released into a cluster. @public */
export interface DeploymentValues extends OwnershipValues {
  name: string;
  /** The entity reference of the Component that is deployed. */
  service?: string;
  /** The entity reference of a cluster; the host itself where left out. */
  cluster?: string;
  /** In that cluster; made where it is not there. */
  targetNamespace: string;
  chart:
    | {
        from: 'git';
        url: string;
        /** `main` by default. */
        branch?: string;
        /** The chart's folder. */
        path: string;
        /** A Secret of the namespace with the credentials. */
        secretName?: string;
      }
    | { from: 'oci'; url: string; version: string; secretName?: string };
  /** YAML: a mapping. */
  values?: string;
  /** What the release stands on; its outputs become values of the chart. */
  terraform?: Omit<TerraformValues, 'name' | 'writeOutputsToSecret'> & {
    outputs: { output: string; valuePath: string }[];
  };
}
