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
  ChangeDomain,
  CredentialsResponse,
  EntityChangesResponse,
  PreviewFile,
  PreviewResponse,
  ProfilesResponse,
  PullRequestsResponse,
  PullRequestView,
  TargetsResponse,
} from 'backstage-plugin-groundplan-common';
import { ago } from './time';

const PLATFORM = 'https://git.example.com/demo/platform.git';

/** Where things may be made: anywhere, on one host, and nowhere. */
export const targets: Record<ChangeDomain, TargetsResponse> = {
  cluster: {
    requireUserCredentials: false,
    items: [
      {
        host: 'hub',
        namespaces: ['team-payments', 'team-search'],
        repositories: [
          {
            url: PLATFORM,
            title: 'demo/platform',
            branch: 'main',
            layout: 'flux',
            path: 'clusters/hub',
          },
          {
            url: 'https://git.example.com/demo/charts.git',
            title: 'demo/charts',
            layout: 'helm-folders',
            path: '',
          },
        ],
      },
      {
        host: 'workload-eu',
        namespaces: ['infra'],
        repositories: [],
      },
    ],
  },
  terraform: {
    requireUserCredentials: false,
    items: [
      {
        host: 'hub',
        namespaces: ['team-payments'],
        repositories: [
          {
            url: PLATFORM,
            title: 'demo/platform',
            branch: 'main',
            layout: 'flux',
            path: 'clusters/hub',
          },
        ],
      },
    ],
  },
  'runner-scale-set': { requireUserCredentials: false, items: [] },
  app: { requireUserCredentials: false, items: [] },
};

/** Identities of two providers, and one that could not be read. */
export const credentials: CredentialsResponse = {
  items: [
    { kind: 'AWSClusterRoleIdentity', name: 'payments' },
    { kind: 'AWSClusterRoleIdentity', name: 'search' },
    {
      kind: 'AzureClusterIdentity',
      namespace: 'team-payments',
      name: 'subscription',
    },
  ],
  unreadable: [
    {
      kind: 'VSphereClusterIdentity',
      message:
        'vsphereclusteridentities is forbidden. Add this rule to the ClusterRole of its user: { apiGroups: ["infrastructure.cluster.x-k8s.io"], resources: ["vsphereclusteridentities"], verbs: ["list"] }',
    },
  ],
};

/** Charts of a repository, two of them in layers. */
export const profiles: ProfilesResponse = {
  repository: 'flux-system/charts',
  items: [
    {
      chart: 'cert-manager',
      description: 'Certificates',
      layer: 'layer-0',
      versions: ['1.18.2', '1.17.0'],
    },
    {
      chart: 'ingress-nginx',
      description: 'Lets traffic in',
      layer: 'layer-1',
      versions: ['4.13.0', '4.12.1', '4.11.0'],
    },
    { chart: 'metrics-server', versions: ['3.13.0'] },
  ],
  problems: [],
};

const CLUSTER = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: checkout
  namespace: team-payments
  labels:
    backstage.io/owner: team-payments
spec:
  topology:
    classRef:
      name: standard
    version: v1.34.9
    controlPlane:
      replicas: 3
    workers:
      machineDeployments:
        - class: default
          name: md-0
          replicas: 2
    variables:
      - name: region
        value: eu-central-1
      - name: nodeSize
        value: 4
`;

const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
# Sorted by hand: what others need comes first.
resources:
  - ../base
  - namespaces.yaml
  - quotas.yaml
  - network-policies.yaml
  - payments.yaml
  - search.yaml
`;

const files: PreviewFile[] = [
  {
    path: 'clusters/hub/team-payments/checkout.yaml',
    change: 'created',
    before: null,
    after: CLUSTER,
    findings: [
      {
        line: 12,
        field: 'spec.topology.version',
        severity: 'error',
        message: 'v1.34.9 is not among the versions of ClusterClass standard.',
      },
      {
        severity: 'info',
        message: 'Nobody says who owns the system that it is part of.',
      },
    ],
  },
  {
    path: 'clusters/hub/team-payments/kustomization.yaml',
    change: 'changed',
    before: KUSTOMIZATION,
    after: KUSTOMIZATION.replace(
      '  - search.yaml\n',
      '  - checkout.yaml\n  - search.yaml\n',
    ),
    findings: [],
  },
  {
    path: 'clusters/hub/old/checkout.yaml',
    change: 'deleted',
    before: 'kind: ConfigMap\nmetadata:\n  name: checkout\n',
    after: null,
    findings: [],
  },
];

/** A change with something of everything. */
export const preview: PreviewResponse = {
  what: 'checkout.cluster.team-payments.hub',
  title: 'Create cluster checkout in team-payments',
  repository: PLATFORM,
  base: 'main',
  files,
  objects: [
    {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Cluster',
      namespace: 'team-payments',
      name: 'checkout',
      domain: 'cluster',
      change: 'created',
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'team-payments',
      name: 'checkout',
      domain: 'app',
      change: 'deleted',
    },
  ],
  findings: [
    {
      id: 'quota',
      severity: 'warning',
      message: 'The quota of team-payments leaves room for 3 machines.',
    },
  ],
  checkedBy: 'mixed',
  unchecked: [
    {
      path: 'clusters/hub/team-payments/checkout.yaml',
      what: 'Two CEL rules of Cluster',
      why: 'they use functions that are not evaluated here',
    },
  ],
};

const pullRequest: PullRequestView = {
  repository: 'demo/platform',
  number: 42,
  title: 'Scale cluster payments to 5 workers',
  url: 'https://git.example.com/demo/platform/pulls/42',
  state: 'open',
  branch: 'groundplan/payments.cluster.team-payments.hub',
  base: 'main',
  author: 'ada',
  createdAt: ago({ hours: 3 }),
  checks: { state: 'passing', passed: 3, failed: 0, pending: 0 },
};

/** Open pull requests in every state of their checks, and a repository that is silent. */
export const pullRequests: PullRequestsResponse = {
  items: [
    pullRequest,
    {
      ...pullRequest,
      number: 43,
      title: 'Create Terraform resource orders-db',
      url: 'https://git.example.com/demo/platform/pulls/43',
      author: 'devon',
      createdAt: ago({ days: 2 }),
      checks: { state: 'failing', passed: 1, failed: 2, pending: 0 },
    },
    {
      ...pullRequest,
      number: 7,
      repository: 'demo/charts',
      title: 'Delete runner scale set gpu',
      url: 'https://git.example.com/demo/charts/pulls/7',
      createdAt: ago({ minutes: 4 }),
      checks: {
        state: 'unknown',
        passed: 0,
        failed: 0,
        pending: 0,
        message: 'The token may not read checks.',
      },
    },
  ],
  problems: [
    {
      repository: 'demo/legacy',
      message: 'git.example.com answered 503 Service Unavailable.',
    },
  ],
};

/** The answer about one entity. */
export const pullRequestsOfEntity: PullRequestsResponse = {
  items: [pullRequest],
  madeBy: {
    ...pullRequest,
    number: 12,
    title: 'Create cluster payments',
    url: 'https://git.example.com/demo/platform/pulls/12',
    state: 'merged',
  },
  problems: [],
};

/** Of a cluster that was made from a template. */
export const clusterChanges: EntityChangesResponse = {
  templateRef: 'template:default/standard.cluster-class.default.hub',
  repository: PLATFORM,
  files: ['clusters/hub/team-payments/payments.yaml'],
  formData: { name: 'payments', version: 'v1.33.1' },
  edit: { allowed: true },
  remove: {
    allowed: false,
    reason: 'You lack the permission groundplan.cluster.delete for it.',
  },
  scale: {
    allowed: true,
    controlPlaneReplicas: 3,
    workers: [{ name: 'md-0', replicas: 2 }, { name: 'md-gpu' }],
  },
  upgrade: {
    allowed: true,
    current: 'v1.33.1',
    versions: ['v1.33.4', 'v1.34.1'],
  },
  requireUserCredentials: false,
};

/** Of a Terraform resource that somebody wrote by hand. */
export const terraformChanges: EntityChangesResponse = {
  repository: PLATFORM,
  files: ['clusters/hub/team-payments/payments-db.yaml'],
  edit: { allowed: true },
  remove: { allowed: true },
  requireUserCredentials: false,
};

/** Of a scale set whose files nobody knows. */
export const runnerScaleSetChanges: EntityChangesResponse = {
  edit: { allowed: false, reason: 'Nobody knows where its files are kept.' },
  remove: { allowed: false, reason: 'Nobody knows where its files are kept.' },
  scale: {
    allowed: false,
    reason: 'Nobody knows where its files are kept.',
    minRunners: 0,
    maxRunners: 10,
  },
  requireUserCredentials: false,
};
