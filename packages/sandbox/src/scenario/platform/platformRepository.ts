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

import { SandboxHostName } from '../Sandbox';
import { platformTerraforms } from './platformTerraforms';

/** Who owns the repository. @internal */
export const PLATFORM = { owner: 'demo', name: 'platform' };

const HOSTS: Record<SandboxHostName, string> = {
  hub: 'The management cluster: Cluster API',
  'workload-eu': 'A workload cluster: Terraform resources',
  ci: 'A workload cluster: runner scale sets, Terraform resources',
};

function kustomization(about: string, files: string[]): string {
  return `# ${about}.
# What is listed here exists on the cluster; what is taken out goes.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${files.map(file => `  - ${file}\n`).join('')}`;
}

const NAMESPACES = `# Where teams try things out.
apiVersion: v1
kind: Namespace
metadata:
  name: playground
  annotations:
    groundplan.dev/owner: group:default/platform
    groundplan.dev/lifecycle: experimental
`;

/** The files that the platform team's repository begins with. @internal */
export function platformRepository(): Record<string, string> {
  const files: Record<string, string> = {
    'README.md': `# Platform

What runs where, in Flux's layout: a folder under \`clusters/\` for each cluster.
It changes by pull request; what is merged is applied.
`,
  };
  for (const [host, about] of Object.entries(HOSTS)) {
    const resources = {
      'namespaces.yaml': NAMESPACES,
      ...(host === 'workload-eu' && platformTerraforms),
    };
    files[`clusters/${host}/kustomization.yaml`] = kustomization(
      about,
      Object.keys(resources),
    );
    for (const [name, text] of Object.entries(resources)) {
      files[`clusters/${host}/${name}`] = text;
    }
  }
  return files;
}
