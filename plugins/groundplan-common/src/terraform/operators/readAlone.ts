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

import { OtherTerraformDetails, TerraformSummary } from '../../api/types';
import { DetailsFromOutside, FleetContext } from '../../domain/Fleet';
import { objectDetails } from '../../gitops/objectDetails';
import { HealthStatus } from '../../health/HealthStatus';
import { groupOf, KubernetesObject } from '../../kubernetes';
import { TerraformOperator, TerraformOperatorFleet } from './TerraformOperator';

type OtherSummary = Pick<OtherTerraformDetails, keyof TerraformSummary>;

/** What an operator's object says, beside its health. @internal */
export interface ReadAlone
  extends Pick<TerraformSummary, 'source' | 'path' | 'pendingPlan'>,
    Pick<
      OtherTerraformDetails,
      'paused' | 'terraformVersion' | 'runsIn' | 'applyMethod' | 'run'
    > {
  /** Of the entity, in a sentence. */
  description?: string;
}

/**
 * The rows, tabs and entities of objects that say all there is to be said
 * themselves: no other object is read for them.
 *
 * @internal
 */
export function fleetOfAlone(
  segment: OtherTerraformDetails['kind'],
  kinds: TerraformOperator['kinds'],
  assess: (object: KubernetesObject, now: Date) => HealthStatus,
  read: (object: KubernetesObject) => ReadAlone,
): TerraformOperatorFleet {
  const summarize = (
    object: KubernetesObject,
    context: FleetContext,
  ): OtherSummary => {
    const { metadata } = object;
    const { source, path, pendingPlan } = read(object);
    return {
      kind: segment,
      host: context.host,
      namespace: metadata.namespace,
      name: metadata.name,
      uid: metadata.uid,
      entityRef: context.entityRef,
      owner: context.owner,
      createdAt: metadata.creationTimestamp,
      status: assess(object, context.now),
      source,
      path,
      pendingPlan,
    };
  };
  return {
    related: () => [],
    affected: changed =>
      kinds.some(
        ({ group, kind }) =>
          changed.kind === kind && groupOf(changed.apiVersion) === group,
      )
        ? [changed]
        : [],
    facts: object => ({
      segment,
      type: 'terraform',
      description: read(object).description,
      tags: [],
      links: [],
      dependsOn: [],
      annotations: {},
    }),
    summarize: (object, _related, context) => summarize(object, context),
    details: (
      object,
      _related,
      context,
    ): Omit<OtherTerraformDetails, DetailsFromOutside> => {
      const { paused, terraformVersion, runsIn, applyMethod, run } =
        read(object);
      return {
        ...objectDetails(object),
        ...summarize(object, context),
        paused,
        terraformVersion,
        runsIn,
        applyMethod,
        run,
      };
    },
  };
}
