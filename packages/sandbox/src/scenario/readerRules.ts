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

import { TokenRule } from '../kubernetes-api';

const READ = ['get', 'list', 'watch'];

/** What Groundplan's ClusterRole grants on a host, per domain. @internal */
export const readerRules = {
  clusters: {
    verbs: READ,
    groups: [
      'cluster.x-k8s.io',
      'controlplane.cluster.x-k8s.io',
      'infrastructure.cluster.x-k8s.io',
      'gitops.weave.works',
    ],
    resources: ['*'],
  },
  terraforms: {
    verbs: READ,
    groups: [
      'infra.contrib.fluxcd.io',
      'source.toolkit.fluxcd.io',
      'kustomize.toolkit.fluxcd.io',
    ],
    resources: ['*'],
  },
  /** What is read of one Terraform when somebody looks at it. */
  plans: {
    verbs: ['get', 'list'],
    groups: [''],
    resources: ['configmaps', 'events'],
  },
  /** Plans that are stored as JSON, and the values of outputs. */
  planSecrets: {
    verbs: ['get', 'list'],
    groups: [''],
    resources: ['secrets'],
  },
  /** Approve, reconcile, replan, suspend, resume and unlock. */
  terraformActions: {
    verbs: ['patch'],
    groups: ['infra.contrib.fluxcd.io'],
    resources: ['terraforms', 'terraforms/status'],
  },
  /** Where people act as themselves. */
  impersonation: {
    verbs: ['impersonate'],
    groups: [''],
    resources: ['users', 'groups'],
  },
  otherTerraforms: {
    verbs: READ,
    groups: [
      'app.terraform.io',
      'tf.galleybytes.com',
      'tf.m.upbound.io',
      'tf.upbound.io',
    ],
    resources: ['workspaces', 'terraforms'],
  },
  otherTerraformActions: {
    verbs: ['patch'],
    groups: [
      'app.terraform.io',
      'tf.galleybytes.com',
      'tf.m.upbound.io',
      'tf.upbound.io',
    ],
    resources: ['workspaces', 'terraforms'],
  },
  templates: {
    verbs: READ,
    groups: ['capi.weave.works', 'templates.weave.works'],
    resources: ['*'],
  },
  runners: { verbs: READ, groups: ['actions.github.com'], resources: ['*'] },
  pods: { verbs: READ, groups: [''], resources: ['pods'] },
  namespaces: { verbs: READ, groups: [''], resources: ['namespaces'] },
  helmReleases: {
    verbs: READ,
    groups: ['helm.toolkit.fluxcd.io'],
    resources: ['helmreleases'],
  },
  crds: {
    verbs: READ,
    groups: ['apiextensions.k8s.io'],
    resources: ['customresourcedefinitions'],
  },
} satisfies Record<string, TokenRule>;
