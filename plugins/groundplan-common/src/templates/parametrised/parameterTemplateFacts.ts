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

import { ChangeDomain } from '../../changes';
import { EntityFacts } from '../../domain/EntityDomain';
import { getString, KubernetesObject } from '../../kubernetes';
import { invalidForm } from '../form/invalidForm';
import { buildForm } from '../form/buildForm';
import { problemFindings } from '../problemFindings';
import { JsonSchema } from '../schema/JsonSchema';
import { chartChoices } from './chartChoices';
import { credentialsPage } from './credentialsPage';
import { isEnabled } from './isEnabled';
import { parameterSchema, parametersSchema } from './parametersSchema';
import { profilesPage } from './profilesPage';
import { readParameters, TemplateParameter } from './readParameters';
import { TemplateReading } from './TemplateReading';

/** Filled in with the namespace that the form asks for once. */
const NAMESPACE = 'NAMESPACE';

/** The type of what makes a cluster. */
const CLUSTER = 'kubernetes-cluster';

const TITLES = [
  'templates.weave.works/display-name',
  'capi.weave.works/display-name',
];

/** The Template entity of a CAPITemplate or GitOpsTemplate. @internal */
export function parameterTemplateFacts(
  object: KubernetesObject,
  host: string,
  reading: TemplateReading,
): EntityFacts {
  const { name, namespace = '', annotations, labels } = object.metadata;
  const segment =
    object.kind === 'CAPITemplate' ? 'capi-template' : 'gitops-template';
  const { parameters, problems } = readParameters(object, reading);
  const asked = parameters.filter(parameter => parameter.name !== NAMESPACE);
  const space = parameters.find(parameter => parameter.name === NAMESPACE);
  const type = typeOf(object.kind, labels?.['weave.works/template-type']);
  const takesCredentials =
    type === CLUSTER && isEnabled(object, 'credentials-enabled');
  const charts = chartChoices(object);
  const takesProfiles =
    (type === CLUSTER || charts.length > 0) &&
    isEnabled(object, 'profiles-enabled');
  const form = buildForm({
    source: { host, kind: segment, namespace, name },
    pages: [
      ...(asked.length > 0 ? [parametersPage(asked)] : []),
      ...(takesCredentials ? [credentialsPage(host)] : []),
      ...(takesProfiles ? [profilesPage(host, charts)] : []),
    ],
    values: {
      parameters: '${{ parameters.parameters }}',
      ...(takesCredentials && { credentials: '${{ parameters.credentials }}' }),
      ...(takesProfiles && { profiles: '${{ parameters.profiles }}' }),
    },
    domain: domainOf(type),
    namespace: {
      description: 'Of what is made',
      default: namespace,
      ...(space ? parameterSchema(space) : {}),
    },
  });
  const isInvalid = problems.length > 0;
  return {
    segment,
    type,
    title: TITLES.map(key => annotations?.[key]).find(Boolean),
    description: getString(object.spec, 'description'),
    tags: [segment, ...(isInvalid ? ['invalid'] : [])],
    links: [],
    dependsOn: [],
    annotations: {},
    template: isInvalid ? invalidForm(problems, form) : form,
    findings: problemFindings(problems),
  };
}

function parametersPage(asked: readonly TemplateParameter[]): JsonSchema {
  return {
    title: 'Parameters',
    type: 'object',
    required: ['parameters'],
    properties: {
      parameters: { title: 'Parameters', ...parametersSchema(asked) },
    },
  };
}

/** What it makes: `cluster`, `terraform`, `application` or `pipeline` by label. */
function typeOf(kind: string, label: string | undefined): string {
  const type = label || (kind === 'CAPITemplate' ? 'cluster' : 'gitops');
  return type === 'cluster' ? CLUSTER : type;
}

function domainOf(type: string): ChangeDomain {
  if (type === CLUSTER) {
    return 'cluster';
  }
  return type === 'terraform' ? 'terraform' : 'app';
}
