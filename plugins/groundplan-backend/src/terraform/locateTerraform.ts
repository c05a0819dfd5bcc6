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
  groupOf,
  KubernetesObject,
  operatorOf,
  TerraformOperator,
  versionOf,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../fleet/Row';

/** Where a Terraform resource is, and whose it is. @internal */
export interface LocatedTerraform {
  id: RowId;
  operator: TerraformOperator;
  /** The plural and the group of the object's kind, for paths. */
  resource: { group: string; version: string; plural: string };
}

/** @returns nothing for an object of no operator's kind @internal */
export function locateTerraform(
  host: string,
  object: KubernetesObject,
): LocatedTerraform | undefined {
  const { apiVersion, kind, metadata } = object;
  const group = groupOf(apiVersion);
  const operator = operatorOf(object);
  const rule = operator?.kinds.find(
    candidate => candidate.group === group && candidate.kind === kind,
  );
  return (
    operator &&
    rule && {
      id: {
        kind: rule.segment,
        host,
        namespace: metadata.namespace,
        name: metadata.name,
      },
      operator,
      resource: {
        group,
        version: versionOf(apiVersion),
        plural: rule.resource,
      },
    }
  );
}
