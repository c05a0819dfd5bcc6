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

import { KindRule } from '../../../domain/Domain';
import { getString, KubernetesObject } from '../../../kubernetes';
import { isPaused, pausingRules } from '../pausing';
import { fleetOfAlone, ReadAlone } from '../readAlone';
import { TerraformOperator } from '../TerraformOperator';
import { assessCrossplaneWorkspace } from './assessCrossplaneWorkspace';
import { crossplanePausing } from './crossplanePausing';

const SEGMENT = 'crossplane-workspace' as const;

/** The older group has no namespaces. */
const kinds = ['tf.upbound.io', 'tf.m.upbound.io'].map(group => ({
  group,
  kind: 'Workspace',
  resource: 'workspaces',
  segment: SEGMENT,
})) satisfies TerraformOperator['kinds'];

/**
 * Variables and the environment may hold secrets, and so may `module`, which is the
 * code itself where `source` is Inline, and the outputs, whose values stand in the
 * status: none of them is kept.
 */
const mirrors: KindRule[] = kinds.map(({ group, kind }) => ({
  group,
  kind,
  versions: ['v1beta1'],
  fields: [
    'spec.forProvider.source',
    'spec.forProvider.entrypoint',
    'spec.providerConfigRef.name',
    'status.conditions',
    'status.observedGeneration',
  ],
}));

function read(object: KubernetesObject): ReadAlone {
  const provider = getString(object.spec, 'providerConfigRef', 'name');
  const source = getString(object.spec, 'forProvider', 'source');
  return {
    path: getString(object.spec, 'forProvider', 'entrypoint') || undefined,
    paused: isPaused(object, crossplanePausing),
    runsIn: provider && `ProviderConfig ${provider}`,
    description:
      source && `Crossplane Workspace, whose module is ${source.toLowerCase()}`,
  };
}

/**
 * Crossplane's provider-terraform: https://github.com/upbound/provider-terraform
 *
 * @internal
 */
export const crossplane: TerraformOperator = {
  title: 'Crossplane',
  kinds,
  mirrors,
  assess: assessCrossplaneWorkspace,
  fleet: fleetOfAlone(SEGMENT, kinds, assessCrossplaneWorkspace, read),
  operations: pausingRules(crossplanePausing),
  storesPlans: false,
};
