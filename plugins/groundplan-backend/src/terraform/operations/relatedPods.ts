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
  getString,
  KubernetesObject,
  terraformRunnerPodName,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from 'backstage-plugin-groundplan-node';
import { RowId } from '../../fleet/Row';
import { HostActors } from '../HostActors';
import { toActionError } from './toActionError';

/**
 * The runner of a Terraform resource, read afresh, if it is alive. Where pods may not
 * be read, nobody can say that there is none: that is a failure.
 *
 * @internal
 */
export async function relatedPods(
  id: RowId,
  actors: HostActors,
): Promise<KubernetesObject[]> {
  const namespace = encodeURIComponent(id.namespace ?? '');
  const name = encodeURIComponent(terraformRunnerPodName(id.name));
  try {
    const pod = await actors
      .of(id.host)
      .get(`/api/v1/namespaces/${namespace}/pods/${name}`);
    const phase = getString(pod, 'status', 'phase') ?? '';
    return ['Succeeded', 'Failed'].includes(phase)
      ? []
      : [pod as KubernetesObject];
  } catch (error) {
    if (error instanceof HostRequestError && error.status === 404) {
      return [];
    }
    throw toActionError(error, id.host);
  }
}
