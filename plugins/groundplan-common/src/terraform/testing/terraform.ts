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
  fluxObject,
  FluxObjectOptions,
} from '../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../kubernetes';

/** The id of the plan that tests have pending. */
export const PLAN = 'plan-main-1234567890';

/** A Terraform resource; of v1alpha2 unless the test says otherwise. */
export function terraform(
  options: FluxObjectOptions & { version?: string } = {},
): KubernetesObject {
  return fluxObject(
    `infra.contrib.fluxcd.io/${options.version ?? 'v1alpha2'}`,
    'Terraform',
    {
      ...options,
      spec: {
        interval: '10m',
        path: './network',
        sourceRef: { kind: 'GitRepository', name: 'infra' },
        ...(options.spec as object),
      },
    },
  );
}

/** A Terraform resource with a plan that has not been applied. */
export function planned(
  spec: object = {},
  plan: object = {},
  options: FluxObjectOptions = {},
): KubernetesObject {
  return terraform({
    ...options,
    spec,
    status: { plan: { pending: PLAN, ...plan }, ...options.status },
  });
}

/** The runner pod of a Terraform resource. */
export function runnerPod(
  terraformName: string,
  status: object = {},
): KubernetesObject {
  return fluxObject('v1', 'Pod', {
    metadata: {
      name: `${terraformName}-tf-runner`,
      uid: `uid-${terraformName}-tf-runner`,
      labels: { 'app.kubernetes.io/name': 'tf-runner' },
    },
    status: { phase: 'Running', ...status },
  });
}

/** The error of a run that met a lock, as the CLI prints it. */
export const LOCK_MESSAGE = `error running Plan: exit status 1

Error: Error acquiring the state lock

Error message: the state is already locked by another terraform client
Lock Info:
  ID:        6f1c1b2c-3c1e-4a7e-9a57-5f1a6f6d2f10
  Path:      lock-tfstate-default-app
  Operation: OperationTypeApply
  Who:       runner@app-tf-runner
  Version:   1.12.0
  Created:   2026-06-01 10:30:12.846243 +0000 UTC
  Info:      `;
