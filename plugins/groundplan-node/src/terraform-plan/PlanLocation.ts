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
  getBoolean,
  getRecord,
  getString,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { StoredPlanError } from './StoredPlanError';

/** Where the plan of a Terraform resource is stored. @internal */
export interface PlanLocation {
  format: 'json' | 'human';
  /** The Kubernetes resource that it is stored in. */
  resource: 'configmaps' | 'secrets';
  namespace: string;
  /** Of the Terraform resource. */
  owner: string;
  ownerUid?: string;
  workspace: string;
  /** What the controller calls the plan: the owner's name, and `.json`. */
  planName: string;
  /** Of the object that holds it; that of a part has `-0`, `-1` … behind. */
  objectName: string;
}

const STORE_HUMAN = 'spec.storeReadablePlan: human';

/**
 * Where a Terraform resource says that its plan is stored.
 *
 * @throws StoredPlanError where it says that there is none, or that it is not here.
 * @internal
 */
export function planLocationOf(terraform: KubernetesObject): PlanLocation {
  const { spec, metadata } = terraform;
  if (
    getRecord(spec, 'cloud') ||
    getBoolean(spec, 'backendConfig', 'disable') === true
  ) {
    throw new StoredPlanError(
      'elsewhere',
      'The plan is not made in this cluster: look at it where the state is kept',
    );
  }
  const stored = getString(spec, 'storeReadablePlan');
  if (stored !== 'human' && stored !== 'json') {
    throw new StoredPlanError(
      'not-stored',
      'The resource does not ask for a plan that can be read',
      STORE_HUMAN,
    );
  }
  const workspace = getString(spec, 'workspace') || 'default';
  const planName = `${metadata.name}${stored === 'json' ? '.json' : ''}`;
  return {
    format: stored,
    resource: stored === 'json' ? 'secrets' : 'configmaps',
    namespace: metadata.namespace ?? '',
    owner: metadata.name,
    ownerUid: metadata.uid,
    workspace,
    planName,
    objectName: `tfplan-${workspace}-${planName}`,
  };
}
