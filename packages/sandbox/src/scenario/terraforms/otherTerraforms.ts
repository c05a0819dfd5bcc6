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

import { NewObject } from '../../kubernetes-api';
import { condition, ConditionValue } from '../condition';
import { ownership } from '../ownership';
import { Timeline } from '../Timeline';

function hcp(
  name: string,
  status: { run: string; plan: string; ago: number },
  timeline: Timeline,
  annotations: Record<string, string> = {},
): NewObject {
  const { run, plan, ago } = status;
  return {
    apiVersion: 'app.terraform.io/v1alpha2',
    kind: 'Workspace',
    metadata: {
      name,
      namespace: 'team-search',
      creationTimestamp: timeline.daysAgo(60),
      finalizers: ['workspace.app.terraform.io/finalizer'],
      annotations,
    },
    spec: {
      name,
      organization: 'example',
      applyMethod: 'manual',
      terraformVersion: '1.12.1',
      token: { secretKeyRef: { name: 'hcp-token', key: 'token' } },
    },
    status: {
      workspaceID: `ws-${name}`,
      observedGeneration: 1,
      updateAt: Math.floor(Date.parse(timeline.minutesAgo(ago)) / 1000),
      runStatus: {
        id: `run-${name}`,
        status: run,
        configurationVersion: `cv-${name}`,
      },
      plan: { id: `plan-${name}`, status: plan, terraformVersion: '1.12.1' },
      terraformVersion: '1.12.1',
    },
  };
}

/** Crossplane's, with a namespace or without. */
function crossplane(
  name: string,
  where: { namespace?: string; owner?: string },
  conditions: ConditionValue[],
  timeline: Timeline,
): NewObject {
  const { namespace, owner } = where;
  return {
    apiVersion: `${namespace ? 'tf.m.upbound.io' : 'tf.upbound.io'}/v1beta1`,
    kind: 'Workspace',
    metadata: {
      name,
      ...(namespace && { namespace }),
      ...(owner && { annotations: ownership({ owner }) }),
      creationTimestamp: timeline.daysAgo(30),
      finalizers: ['finalizer.managedresource.crossplane.io'],
    },
    spec: {
      forProvider: {
        source: 'Remote',
        module: `git::https://github.com/example/modules//${name}`,
      },
      providerConfigRef: { name: 'default' },
    },
    status: {
      atProvider: { checksum: 'c0ffee', outputs: { endpoint: name } },
      conditions,
    },
  };
}

function galleyBytes(
  name: string,
  status: Record<string, unknown>,
  timeline: Timeline,
): NewObject {
  return {
    apiVersion: 'tf.galleybytes.com/v1beta1',
    kind: 'Terraform',
    metadata: {
      name,
      namespace: 'team-labs',
      creationTimestamp: timeline.daysAgo(20),
      finalizers: ['finalizer.tf.galleybytes.com'],
    },
    spec: {
      terraformModule: { source: `https://github.com/example/${name}` },
      terraformVersion: '1.5.7',
      backend: 'terraform { backend "kubernetes" {} }',
    },
    status: { podNamePrefix: `${name}-x7k2p`, ...status },
  };
}

/** What other operators than tofu-controller look after. @internal */
export function otherTerraforms(timeline: Timeline): NewObject[] {
  const since = timeline.daysAgo(2);
  const synced = condition('Synced', true, 'ReconcileSuccess', since);
  const available = condition('Ready', true, 'Available', since);
  const failed = condition(
    'Synced',
    false,
    'ReconcileError',
    timeline.minutesAgo(40),
    'cannot apply Terraform configuration: Error: creating IAM Role: EntityAlreadyExists',
  );
  const stage = (state: string, podType: string, reason = '') => ({
    generation: 2,
    state,
    podType,
    reason,
    podName: `v2-${podType}`,
    startTime: timeline.minutesAgo(26),
    ...(state !== 'in-progress' && { stopTime: timeline.minutesAgo(25) }),
  });
  return [
    hcp('hcp-applied', { run: 'applied', plan: 'finished', ago: 90 }, timeline),
    hcp('hcp-waiting', { run: 'planned', plan: 'finished', ago: 35 }, timeline),
    hcp('hcp-failed', { run: 'errored', plan: 'errored', ago: 11 }, timeline),
    hcp(
      'hcp-paused',
      { run: 'applied', plan: 'finished', ago: 9000 },
      timeline,
      {
        'app.terraform.io/paused': 'true',
      },
    ),
    crossplane(
      'shared-dns',
      { owner: 'platform' },
      [synced, available],
      timeline,
    ),
    crossplane(
      'shared-iam',
      { owner: 'platform' },
      [failed, condition('Ready', false, 'Creating', timeline.minutesAgo(41))],
      timeline,
    ),
    crossplane(
      'search-topic',
      { namespace: 'team-search' },
      [synced, available],
      timeline,
    ),
    crossplane(
      'search-bucket',
      { namespace: 'team-search' },
      [synced, condition('Ready', false, 'Creating', timeline.minutesAgo(2))],
      timeline,
    ),
    galleyBytes(
      'labs-lake',
      {
        phase: 'completed',
        lastCompletedGeneration: 1,
        stage: stage('complete', 'apply'),
      },
      timeline,
    ),
    galleyBytes(
      'labs-warehouse',
      {
        phase: 'running',
        lastCompletedGeneration: 0,
        stage: stage('failed', 'plan', 'exit code 1'),
      },
      timeline,
    ),
  ];
}
