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

/** A Terraform of the payments team, as people write it. */
function terraform(
  name: string,
  about: string,
  source: string,
  fields = '',
): string {
  return `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: ${name}
  namespace: team-payments
  annotations:
    groundplan.dev/description: ${about}
spec:
  interval: 10m
  path: ./terraform/${name}
  sourceRef:
    kind: GitRepository
    name: ${source}
    namespace: flux-system
  storeReadablePlan: human
  enableInventory: true
${fields}`;
}

/**
 * Terraforms that are written in the repository, by the names of their files. Plans
 * of the first are approved there: its code is elsewhere, and `approvePlan` is
 * written. The code of the second is beside its file, so that each commit is a
 * revision of it.
 *
 * @internal
 */
export const platformTerraforms: Record<string, string> = {
  'payments-archive.yaml': terraform(
    'payments-archive',
    'Where receipts are kept for ten years',
    'infrastructure',
    `  # The plan that may be applied.
  approvePlan: ""
`,
  ),
  'payments-audit.yaml': terraform(
    'payments-audit',
    'Who has looked at what',
    'platform',
  ),
};
