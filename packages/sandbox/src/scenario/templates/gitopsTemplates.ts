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
import { ownership } from '../ownership';
import { SOURCE } from '../terraforms/newTerraform';
import { Timeline } from '../Timeline';

const BUCKET = `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: {{ .params.RESOURCE_NAME }}
  namespace: {{ .params.NAMESPACE }}
  labels:
    app.kubernetes.io/managed-by: {{ .template.meta.name }}
spec:
  interval: {{ .params.INTERVAL | default "10m" }}
  {{- if eq .params.APPROVAL "auto" }}
  approvePlan: auto
  {{- end }}
  path: ./terraform/bucket
  sourceRef:
    kind: ${SOURCE.kind}
    name: ${SOURCE.name}
    namespace: ${SOURCE.namespace}
  storeReadablePlan: human
  vars:
    - name: name
      value: {{ .params.RESOURCE_NAME | quote }}
    - name: versions
      value: {{ ternary true false (eq .params.VERSIONS "yes") }}
  writeOutputsToSecret:
    name: {{ printf "%s-outputs" .params.RESOURCE_NAME }}
`;

/** The platform team's forms for Terraform resources. @internal */
export function gitopsTemplates(timeline: Timeline): NewObject[] {
  return [
    {
      apiVersion: 'templates.weave.works/v1alpha2',
      kind: 'GitOpsTemplate',
      metadata: {
        name: 'object-storage',
        namespace: 'team-platform',
        creationTimestamp: timeline.daysAgo(75),
        labels: { 'weave.works/template-type': 'terraform' },
        annotations: {
          'templates.weave.works/display-name': 'Object storage',
          'templates.weave.works/credentials-enabled': 'false',
          'templates.weave.works/profiles-enabled': 'false',
          ...ownership({ owner: 'platform' }),
        },
      },
      spec: {
        description: 'A bucket, with its access keys in a Secret',
        renderType: 'templating',
        params: [
          { name: 'RESOURCE_NAME', description: 'What it is called' },
          {
            name: 'VERSIONS',
            description: 'Whether old versions of objects are kept',
            options: ['yes', 'no'],
            default: 'no',
          },
          {
            name: 'APPROVAL',
            description: 'Whether somebody approves every plan',
            options: ['manual', 'auto'],
            default: 'manual',
          },
        ],
        resourcetemplates: [{ raw: BUCKET }],
      },
    },
  ];
}
