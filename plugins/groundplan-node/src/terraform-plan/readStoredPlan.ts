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
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { HostRequestError } from '../transport/HostRequestError';
import { assemblePlan } from './assemblePlan';
import { fetchPlanObjects, HostObjectReader } from './fetchPlanObjects';
import { planLocationOf } from './PlanLocation';
import { StoredPlanResult } from './StoredPlan';
import { StoredPlanError } from './StoredPlanError';

/** A plan of this size takes a browser as long as it takes a reader. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Options of {@link readStoredPlan}. @public */
export interface ReadStoredPlanOptions {
  /** The Terraform resource, as it is now. */
  terraform: KubernetesObject;
  /** With the credentials that are to decide, and room for parts of 1 MiB. */
  read: HostObjectReader;
  /** Whether Secrets may be read, which is where plans in JSON are. */
  readSecrets: boolean;
  /** How large a plan may be when it is unpacked; 64 MiB if left out. */
  maxBytes?: number;
}

/**
 * Reads the plan that tofu-controller stored for a Terraform resource. Never the
 * binary plan, nor the state.
 *
 * @throws HostRequestError where the host cannot be reached.
 * @public
 */
export async function readStoredPlan(
  options: ReadStoredPlanOptions,
): Promise<StoredPlanResult> {
  const { terraform, read, readSecrets, maxBytes = MAX_BYTES } = options;
  try {
    const location = planLocationOf(terraform);
    if (location.resource === 'secrets' && !readSecrets) {
      throw new StoredPlanError(
        'secrets-not-read',
        'The plan is stored as JSON, in a Secret, and Secrets are not read here',
        'spec.storeReadablePlan: human',
      );
    }
    const raws = await fetchPlanObjects(read, location);
    return {
      plan: await assemblePlan(raws, { terraform, location, maxBytes }),
    };
  } catch (error) {
    if (error instanceof StoredPlanError) {
      return { none: error.none };
    }
    if (error instanceof HostRequestError && error.isRefused) {
      return { none: { reason: 'forbidden', message: error.message } };
    }
    if (error instanceof HostRequestError && error.failure === 'too-large') {
      return { none: { reason: 'too-large', message: error.message } };
    }
    throw error;
  }
}
