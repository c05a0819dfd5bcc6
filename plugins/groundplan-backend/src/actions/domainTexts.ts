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
  DomainId,
  EntityKindSegment,
  TERRAFORM_SEGMENTS,
} from 'backstage-plugin-groundplan-common';

interface DomainTexts {
  list: { name: string; title: string; description: string };
  get: { name: string; title: string; description: string };
  kinds: [EntityKindSegment, ...EntityKindSegment[]];
}

const HEALTH = `Every item has a status: its health (Healthy, Progressing, Warning, Error, Deleting or Unknown), a state, the reason, and what decided it. What nobody measured is Unknown, never Healthy. hosts says which host clusters could not be read and since when: what is missing from the list may be missing for that reason.

Only what you may read in the catalog is listed and counted.`;

const DETAILS = `What does not exist and what you may not read are both not found. An object of a host cluster that could not be read is reported as unavailable.`;

/** How the actions of each domain present themselves. @internal */
export const domainTexts: Record<DomainId, DomainTexts> = {
  clusters: {
    list: {
      name: 'list-clusters',
      title: 'List clusters',
      description: `Lists Kubernetes clusters: those that Cluster API manages, those registered for GitOps, and the host (management) clusters, with versions, control plane and worker counts.

## When to use
To find out which clusters there are, which of them need attention, or which version they run.

${HEALTH}`,
    },
    get: {
      name: 'get-cluster',
      title: 'Get a cluster',
      description: `Gets one Kubernetes cluster in full: the tree of its infrastructure, control plane, machine deployments and machines, conditions, versions, certificate expiry.

## When to use
After list-clusters, to find out why a cluster is not well.

${DETAILS}`,
    },
    kinds: ['cluster', 'gitops-cluster', 'management-cluster'],
  },
  terraforms: {
    list: {
      name: 'list-terraforms',
      title: 'List Terraform resources',
      description: `Lists Terraform resources with source, applied revision, pending plan and drift: those of the Flux tofu-controller, and, with what they tell, workspaces of the HCP Terraform operator and of Crossplane, and GalleyBytes' resources.

## When to use
To find out what waits for approval, what has drifted, or what has failed.

${HEALTH}`,
    },
    get: {
      name: 'get-terraform',
      title: 'Get a Terraform resource',
      description: `Gets one Terraform resource in full: plan, drift, lock, source, inventory, names of outputs, dependencies, conditions.

## When to use
After list-terraforms, to find out why a resource is not well or what it waits for.

${DETAILS}`,
    },
    kinds: [...TERRAFORM_SEGMENTS],
  },
  'runner-scale-sets': {
    list: {
      name: 'list-runner-scale-sets',
      title: 'List runner scale sets',
      description: `Lists GitHub Actions runner scale sets with how many runners are busy, idle, pending and failed.

## When to use
To find out where workflow jobs run, or why they wait.

${HEALTH}`,
    },
    get: {
      name: 'get-runner-scale-set',
      title: 'Get a runner scale set',
      description: `Gets one GitHub Actions runner scale set in full: listener, runners with their jobs, failures.

## When to use
After list-runner-scale-sets, to find out why jobs wait or runners fail.

${DETAILS}`,
    },
    kinds: ['runner-scale-set'],
  },
};
